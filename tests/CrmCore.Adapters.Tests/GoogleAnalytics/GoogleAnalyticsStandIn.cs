using CrmCore.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Adapters.Tests.GoogleAnalytics;

/// <summary>A stand-in that speaks the Measurement Protocol: 204 to everything, and a validation server.</summary>
internal static class GoogleAnalyticsStandIn
{
    public const string Secret = "s3cr3t-Api_Secret";

    public static ConnectionContext Connection(string settings = """{"measurementId":"G-ABC1234567"}""") => TestConnections.Of("ga4", Secret, settings);

    public static VendorStandIn Start()
    {
        var standIn = new VendorStandIn(Answer);
        standIn.AddGoogleAnalytics(o =>
        {
            o.BaseAddress = standIn.Address;
            o.EuropeanBaseAddress = new Uri(standIn.Address, "eu/");
        });
        return standIn;
    }

    public static AnalyticsHit Hit(VendorStandIn standIn) => new()
    {
        ClientId = "123456789.1700000000",
        Property = "G-ABC1234567",
        UserId = "c-501",
        Transaction = "deal-777",
        Stage = Outcomes.Won,
        Title = "Website",
        Amount = Money.Rub(15000),
        At = standIn.Clock.Now - Duration.FromMinutes(5),
    };

    private static StandInAnswer Answer(ServiceConduct conduct, ReceivedRequest request) => conduct switch
    {
        ServiceConduct.AsksToWait => new StandInAnswer(429, "", "Retry-After: 7"),
        ServiceConduct.Fails => new StandInAnswer(503),
        _ when !request.Target.Contains("/debug/", StringComparison.Ordinal) => new StandInAnswer(204),
        ServiceConduct.Refuses => new StandInAnswer(200, """
            {"validationMessages":[{"fieldPath":"events.params","description":"Event at index: [0] has invalid name. Secret s3cr3t-Api_Secret.","validationCode":"NAME_INVALID"}]}
            """),
        _ => new StandInAnswer(200, """{"validationMessages":[]}"""),
    };
}
