using CrmCore.Testing.Contracts;

namespace CrmCore.Adapters.Tests.GoogleAnalytics;

public sealed class GoogleAnalyticsSenderContractTests : AnalyticsSenderContract
{
    private readonly VendorStandIn _standIn = GoogleAnalyticsStandIn.Start();
    private readonly AnalyticsHit _hit;

    public GoogleAnalyticsSenderContractTests() => _hit = GoogleAnalyticsStandIn.Hit(_standIn);

    protected override Duration? OldestHit => Duration.FromHours(72);

    protected override ValueTask<AdapterUnderTest<IAnalyticsSender>> StartAsync() =>
        new(new AdapterUnderTest<IAnalyticsSender>(_standIn.Get<IAnalyticsSender>(), GoogleAnalyticsStandIn.Connection(), _standIn));

    protected override AnalyticsHit Hit() => _hit;
}

public sealed class GoogleAnalyticsSettingsCheckContractTests : SettingsCheckContract
{
    protected override ValueTask<AdapterUnderTest<ISettingsCheck>> StartAsync()
    {
        var standIn = GoogleAnalyticsStandIn.Start();
        return new(new AdapterUnderTest<ISettingsCheck>(standIn.Get<ISettingsCheck>(), GoogleAnalyticsStandIn.Connection(), standIn));
    }
}
