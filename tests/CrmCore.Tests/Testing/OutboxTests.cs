using CrmCore.Testing;

namespace CrmCore.Tests.Testing;

public sealed class OutboxTests
{
    private readonly FakeClock _clock = FakeClock.At(Instant.FromUtc(2026, 3, 1, 10, 0));
    private readonly Outbox _outbox;

    public OutboxTests() => _outbox = new Outbox(_clock);

    public static TheoryData<SentChannel> Channels => [.. Enum.GetValues<SentChannel>()];

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Every_port_notes_each_call_and_one_effect_for_each_key(SentChannel channel)
    {
        var send = Ports.All(_outbox)[channel];
        await send("one");
        _clock.Advance(Duration.FromMinutes(1));
        await send("one");
        await send("two");
        Assert.Equal([1, 2, 3], _outbox.Attempts.Select(s => s.Number));
        Assert.Equal([1, 3], _outbox.Effects.Select(s => s.Number));
        Assert.All(_outbox.Attempts, s => Assert.Equal((channel, true, null), (s.Channel, s.Taken, s.Failure)));
        Assert.Equal(_outbox.Attempts[0].Receipt, _outbox.Attempts[1].Receipt);
        Assert.NotEqual(_outbox.Attempts[0].Receipt, _outbox.Attempts[2].Receipt);
        Assert.Equal(_clock.Now - Duration.FromMinutes(1), _outbox.Attempts[0].At);
        Assert.Equal(_clock.Now, _outbox.Attempts[1].At);
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Every_port_fails_as_the_plan_says_and_works_afterwards(SentChannel channel)
    {
        var send = Ports.All(_outbox)[channel];
        _outbox.Faults.FailNext(2, ChannelFailure.Transient, Duration.FromMinutes(5));
        for (var i = 0; i < 2; i++)
        {
            var failed = await Assert.ThrowsAsync<ChannelException>(() => send("one"));
            Assert.Equal((ChannelFailure.Transient, Duration.FromMinutes(5)), (failed.Failure, failed.RetryAfter));
        }

        await send("one");
        Assert.Equal([false, false, true], _outbox.Attempts.Select(s => s.Taken));
        Assert.Equal([ChannelFailure.Transient, ChannelFailure.Transient, null], _outbox.Attempts.Select(s => s.Failure));
        Assert.Equal(3, Assert.Single(_outbox.Effects).Number);
    }

    [Fact]
    public async Task What_was_sent_is_told_in_words()
    {
        foreach (var send in Ports.All(_outbox).Values) await send("k");
        var told = _outbox.Effects.Select(s => $"{s.Channel} {s.Kind}|{s.Account}|{s.Connection}|{s.Recipient}|{s.Subject}|{s.Text}|{s.Key}|{s.Deal is not null}");
        Assert.Equal(
            [
                "Mail recording|acme|main|a@example.com|Hello|Words|k|False",
                "Message recording|acme|main|42||Hi|k|False",
                $"Analytics recording|acme|main|c1|k||{Ports.Deal.Id}/k/1970-01-01T00:00:09Z|True",
                "Webhook |||https://hooks.example/x||{}|k|False",
                "Audience recording|acme|main|g|Add|a@example.com, +79161234567|k|False",
                "MailingList recording|acme|main|g|Remove|a@example.com|k|False",
                "Call recording|acme|main|+79161234567|101||k|False",
                $"PaymentLink recording|acme|main|{Ports.Deal.Id}|1500.00 RUB|Windows|k|True",
                "Tunnel |acme||welcome|Windows||k|True",
                "Customer |acme||Anna||P6M|k|True",
                "Notification recording|acme||olga|A deal|Yours|k|True",
            ],
            told);
        Assert.Equal("Hello", Assert.IsType<OutgoingLetter>(_outbox.Effects[0].Content).Subject);
    }

    [Fact]
    public async Task One_letter_to_two_recipients_is_two_effects_and_one_message_key_is_one()
    {
        var mail = new RecordingMailSender(_outbox);
        await mail.SendAsync(Ports.Connection, Ports.Letter("k", "a@example.com"), default);
        await mail.SendAsync(Ports.Connection, Ports.Letter("k", "b@example.com"), default);
        var messenger = new RecordingMessenger(_outbox);
        await messenger.SendAsync(Ports.Connection, Ports.Message("k"), default);
        await messenger.SendAsync(Ports.Connection, Ports.Message("k") with { Chat = "43" }, default);
        Assert.Equal(["a@example.com", "b@example.com", "42"], _outbox.Effects.Select(s => s.Recipient));
    }

    [Fact]
    public async Task A_lost_answer_leaves_an_effect_that_the_second_try_does_not_double()
    {
        _outbox.Faults.FailNext(1, ChannelFailure.Unknown, taken: true);
        var send = Ports.All(_outbox)[SentChannel.Mail];
        await Assert.ThrowsAsync<ChannelException>(() => send("k"));
        await send("k");
        Assert.Equal(2, _outbox.Attempts.Count(s => s.Taken));
        Assert.Equal(ChannelFailure.Unknown, Assert.Single(_outbox.Effects).Failure);
    }

    [Fact]
    public void A_failure_that_surely_had_no_effect_cannot_be_taken()
    {
        Assert.Throws<ArgumentException>(() => _outbox.Faults.FailNext(1, ChannelFailure.Transient, taken: true));
        Assert.Throws<ArgumentException>(() => _outbox.Faults.FailWhen(_ => true, ChannelFailure.Unreachable, taken: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => _outbox.Faults.FailNext(0, ChannelFailure.Unknown));
    }

    [Fact]
    public async Task Faults_meet_only_what_they_are_for()
    {
        _outbox.Faults.FailNext(1, ChannelFailure.Permanent, channel: SentChannel.Call);
        _outbox.Faults.FailWhen(s => s.Recipient == "b@example.com", ChannelFailure.Unreachable);
        var mail = new RecordingMailSender(_outbox);
        await mail.SendAsync(Ports.Connection, Ports.Letter(), default);
        for (var i = 0; i < 2; i++)
        {
            var failed = await Assert.ThrowsAsync<ChannelException>(
                () => mail.SendAsync(Ports.Connection, Ports.Letter(to: "b@example.com"), default).AsTask());
            Assert.Equal(ChannelFailure.Unreachable, failed.Failure);
        }

        _outbox.Faults.Clear();
        await Ports.All(_outbox)[SentChannel.Call]("k");
        Assert.Equal(2, _outbox.Effects.Count);
    }

    [Fact]
    public async Task A_delayed_call_ends_when_the_clock_has_come_so_far()
    {
        _outbox.Faults.Delay(Duration.FromSeconds(30));
        _outbox.Faults.Delay(Duration.FromSeconds(5), SentChannel.Message);
        var letter = Ports.All(_outbox)[SentChannel.Mail]("k");
        var message = Ports.All(_outbox)[SentChannel.Message]("k");
        _clock.Advance(Duration.FromSeconds(10));
        await message;
        Assert.False(letter.IsCompleted);
        _clock.Advance(Duration.FromSeconds(20));
        await letter;
        Assert.Equal([SentChannel.Message, SentChannel.Mail], _outbox.Effects.Select(s => s.Channel));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_is_noted_and_not_taken()
    {
        _outbox.Faults.Delay(Duration.FromSeconds(30));
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10), _clock);
        var letter = new RecordingMailSender(_outbox).SendAsync(Ports.Connection, Ports.Letter(), timeout.Token).AsTask();
        _clock.Advance(Duration.FromSeconds(60));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => letter);
        var attempt = Assert.Single(_outbox.Attempts);
        Assert.Equal((false, null), (attempt.Taken, attempt.Failure));
        Assert.Empty(_outbox.Effects);
    }

    [Fact]
    public async Task A_payment_link_and_a_customer_are_the_same_on_every_try_of_a_key()
    {
        var links = new RecordingPaymentLinks(_outbox);
        PaymentLinkRequest Request(string key) => new(Ports.Deal.Id, Money.Rub(1500), "Windows", key);
        var first = await links.CreateAsync(Ports.Connection, Request("a"), default);
        Assert.Equal(first, await links.CreateAsync(Ports.Connection, Request("a"), default));
        Assert.NotEqual(first, await links.CreateAsync(Ports.Connection, Request("b"), default));
        var customers = new RecordingCustomers(_outbox);
        var id = await customers.CreateAsync(Ports.Account, new(Ports.Deal, "Anna", null, "a"), default);
        Assert.Equal(id, await customers.CreateAsync(Ports.Account, new(Ports.Deal, "Anna", null, "a"), default));
    }

    [Fact]
    public async Task A_cleared_outbox_has_forgotten_the_keys_and_an_own_clock_stands_at_a_fixed_day()
    {
        var outbox = new Outbox { Describe = s => s with { Template = "offer" } };
        var send = Ports.All(outbox)[SentChannel.Mail];
        await send("k");
        outbox.Clear();
        Assert.Empty(outbox.Attempts);
        await send("k");
        var letter = Assert.Single(outbox.Effects);
        Assert.Equal((1, "offer", Instant.FromUtc(2026, 1, 1, 0, 0)), (letter.Number, letter.Template, letter.At));
    }

    [Fact]
    public async Task Calls_of_many_threads_are_all_noted_in_one_order()
    {
        var send = Ports.All(_outbox)[SentChannel.Message];
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => send($"k{i % 50}"))));
        Assert.Equal(Enumerable.Range(1, 200), _outbox.Attempts.Select(s => s.Number));
        Assert.Equal(50, _outbox.Effects.Count);
    }
}
