using System.Text;
using CrmCore.Messaging;

namespace CrmCore.Adapters.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    private const string OfficialSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string OfficialSignature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string OwnSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
    private const string OwnSignature = "v1,266RqJffy5TcflHpBLiYsjNVGNBLejvXvmGMPtc2EZg=";
    private const string OwnBody =
        """{"type":"deal.stage_changed","timestamp":"2026-10-12T11:05:11.000Z","data":{"dealId":777,"fromStage":"new","toStage":"won"}}""";

    [Theory]
    [InlineData(OfficialSecret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}""", OfficialSignature)]
    [InlineData(OwnSecret, "msg_crm_000000000777", 1760267111, OwnBody, OwnSignature)]
    public void R23_the_vectors_are_signed_and_verified(string secret, string id, long seconds, string body, string signature)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var at = Instant.FromUnixTimeSeconds(seconds);
        Assert.Equal(signature, WebhookSignature.Sign(secret, id, at + Duration.FromMilliseconds(999), bytes));
        Assert.True(Verify(secret, id, seconds, signature, bytes, at));
        Assert.False(Verify(secret, id + "x", seconds, signature, bytes, at));
        Assert.False(Verify(secret, id, seconds + 1, signature, bytes, at));
        Assert.False(Verify(secret, id, seconds, signature, [.. bytes, (byte)' '], at));
    }

    [Fact]
    public void Other_versions_beside_ours_are_passed_over()
    {
        const string Asymmetric = "v1a,kF3pr9tI+2ql0XfFn8l7Y/TRCCSO8QqjTXEu6eN6mkMm+kDVC9MLrpjFtKP62LKTGr+egL65STcl15QUWoaoAQ==";
        Assert.True(VerifyOwn(OwnSecret, Asymmetric + " " + OwnSignature));
        Assert.True(VerifyOwn(OwnSecret, OwnSignature + " v2,xyz"));
        Assert.False(VerifyOwn(OwnSecret, Asymmetric));
        Assert.False(VerifyOwn(OwnSecret, OwnSignature["v1,".Length..]));
    }

    [Fact]
    public void R23_while_a_secret_is_changed_both_sign_and_either_verifies()
    {
        var both = WebhookSignature.Sign(OfficialSecret + " " + OwnSecret, "msg_crm_000000000777", Instant.FromUnixTimeSeconds(1760267111), Encoding.UTF8.GetBytes(OwnBody));
        Assert.Equal(2, both.Split(' ').Length);
        Assert.EndsWith(OwnSignature, both, StringComparison.Ordinal);
        Assert.True(VerifyOwn(OwnSecret, both));
        Assert.True(VerifyOwn(OfficialSecret, both));
        Assert.True(VerifyOwn(OfficialSecret + " " + OwnSecret, OwnSignature));
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void A_timestamp_holds_for_five_minutes_both_ways(int seconds, bool fresh) => Assert.Equal(fresh, Verify(
        OwnSecret, "msg_crm_000000000777", 1760267111, OwnSignature, Encoding.UTF8.GetBytes(OwnBody), Instant.FromUnixTimeSeconds(1760267111 + seconds)));

    [Theory]
    [InlineData(null, "1760267111", OwnSignature)]
    [InlineData("", "1760267111", OwnSignature)]
    [InlineData("msg_crm_000000000777", null, OwnSignature)]
    [InlineData("msg_crm_000000000777", "yesterday", OwnSignature)]
    [InlineData("msg_crm_000000000777", "-9223372036854775808", OwnSignature)]
    [InlineData("msg_crm_000000000777", "9223372036854775807", OwnSignature)]
    [InlineData("msg_crm_000000000777", "1760267111", null)]
    [InlineData("msg_crm_000000000777", "1760267111", "")]
    [InlineData("msg_crm_000000000777", "1760267111", "v1, v1,AAAA")]
    public void Missing_or_broken_headers_are_not_genuine(string? id, string? timestamp, string? signature) => Assert.False(WebhookSignature.Verify(
        OwnSecret, id, timestamp, signature, Encoding.UTF8.GetBytes(OwnBody), Instant.FromUnixTimeSeconds(1760267111)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64!")]
    [InlineData("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRY=")]
    [InlineData("whsk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")]
    public void A_secret_of_another_form_is_refused_without_showing_it(string secret)
    {
        var error = Assert.Throws<FormatException>(() => WebhookSignature.Sign(secret, "id", Instant.FromUnixTimeSeconds(0), []));
        Assert.DoesNotContain("AAEC", error.Message, StringComparison.Ordinal);
    }

    private static bool VerifyOwn(string secret, string signatures) => Verify(
        secret, "msg_crm_000000000777", 1760267111, signatures, Encoding.UTF8.GetBytes(OwnBody), Instant.FromUnixTimeSeconds(1760267111));

    private static bool Verify(string secret, string id, long seconds, string signatures, byte[] body, Instant now) =>
        WebhookSignature.Verify(secret, id, seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), signatures, body, now);
}
