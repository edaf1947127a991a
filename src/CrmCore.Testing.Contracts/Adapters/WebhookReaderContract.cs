using System.Text.Json;
using Xunit;

namespace CrmCore.Testing.Contracts;

/// <summary>What the engine relies on in every <see cref="IWebhookReader"/>. Inherit it and hand over genuine requests.</summary>
public abstract class WebhookReaderContract
{
    /// <summary>The reader.</summary>
    protected abstract IWebhookReader Reader { get; }

    /// <summary>A connection with a secret.</summary>
    protected abstract ConnectionContext Connection { get; }

    /// <summary>Bodies of genuine requests, each of which gives other events.</summary>
    protected abstract IReadOnlyList<byte[]> Bodies { get; }

    /// <summary>The first body with a member more, as the vendor may add one day.</summary>
    protected abstract byte[] BodyWithUnknownMember { get; }

    /// <summary>Makes the request that the vendor would send with that body: address, headers, signature.</summary>
    /// <param name="body">The body; any bytes.</param>
    /// <returns>The request; always the same for the same body.</returns>
    protected abstract WebhookRequest Genuine(byte[] body);

    /// <summary>Makes a request that somebody else sends who does not know the secret.</summary>
    /// <param name="body">The body.</param>
    /// <returns>The requests: a signature missing, a wrong one, an empty one …</returns>
    protected abstract IEnumerable<WebhookRequest> Forged(byte[] body);

    /// <summary>Genuine requests give events that the engine can take.</summary>
    [Fact]
    public void Genuine_requests_give_events_of_the_connection()
    {
        Assert.Equal(Connection.Connection.Kind, Reader.Kind);
        foreach (var body in Bodies)
        {
            var reading = Reader.Read(Genuine(body), Connection);
            Assert.Null(reading.Refusal);
            Assert.NotEmpty(reading.Events);
            Assert.All(reading.Events, e =>
            {
                Assert.Equal(Connection.Connection.Id, e.Source);
                Assert.InRange(e.Key.Length, 1, 512);
                using var json = JsonDocument.Parse(e.Body);
                Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
            });
        }
    }

    /// <summary>A webhook that comes twice gives the same keys (R64).</summary>
    [Fact]
    public void R64_the_same_body_twice_gives_the_same_keys() =>
        Assert.All(Bodies, body => Assert.Equal(Keys(Genuine(body)), Keys(Genuine(body))));

    /// <summary>Different events have different keys.</summary>
    [Fact]
    public void R64_other_bodies_give_other_keys()
    {
        var keys = Bodies.SelectMany(body => Keys(Genuine(body))).ToList();
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Who does not know the secret gets 401 and leaves nothing.</summary>
    [Fact]
    public void Forged_requests_are_refused()
    {
        var forged = Forged(Bodies[0]).ToList();
        Assert.NotEmpty(forged);
        Assert.All(forged, request =>
        {
            var reading = Reader.Read(request, Connection);
            Assert.Equal(401, reading.Status);
            Assert.Empty(reading.Events);
            Assert.False(string.IsNullOrWhiteSpace(reading.Refusal));
            Assert.DoesNotContain(Connection.Secret!, reading.Refusal + reading.Response, StringComparison.Ordinal);
        });
    }

    /// <summary>Members that the vendor adds change nothing.</summary>
    [Fact]
    public void Unknown_members_are_tolerated() => Assert.Equal(Keys(Genuine(Bodies[0])), Keys(Genuine(BodyWithUnknownMember)));

    /// <summary>Whatever a stranger sends, the reader answers.</summary>
    [Fact]
    public void Random_bytes_never_throw()
    {
        var chance = new Noise(20260101);
        for (var i = 0; i < 2000; i++)
        {
            var body = new byte[chance.Next(200)];
            for (var j = 0; j < body.Length; j++) body[j] = (byte)chance.Next(256);
            Answers(body);
        }
    }

    /// <summary>Broken copies of genuine bodies are answered too: cut off anywhere, or with bytes changed.</summary>
    [Fact]
    public void Broken_bodies_never_throw()
    {
        var chance = new Noise(20260102);
        foreach (var body in Bodies)
        {
            for (var length = 0; length < body.Length; length++) Answers(body[..length]);
            for (var i = 0; i < 1000; i++)
            {
                var broken = (byte[])body.Clone();
                for (var j = 0; j <= chance.Next(3); j++) broken[chance.Next(broken.Length)] = (byte)chance.Next(256);
                Answers(broken);
            }
        }
    }

    private void Answers(byte[] body)
    {
        var reading = Reader.Read(Genuine(body), Connection);
        Assert.InRange(reading.Status, 200, 499);
        Assert.All(reading.Events, e => Assert.InRange(e.Key.Length, 1, 512));
    }

    private List<string> Keys(WebhookRequest request) => [.. Reader.Read(request, Connection).Events.Select(e => e.Key)];

    // The same on every machine and in every version, so that a failure can be repeated.
    private sealed class Noise(uint seed)
    {
        private uint _state = seed;

        public int Next(int below)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (int)(_state % (uint)below);
        }
    }
}
