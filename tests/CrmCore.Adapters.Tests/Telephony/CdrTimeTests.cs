using CrmCore.Telephony.Asterisk;

namespace CrmCore.Adapters.Tests.Telephony;

public sealed class CdrTimeTests
{
    private static readonly DateTimeZone Moscow = DateTimeZoneProviders.Tzdb["Europe/Moscow"];

    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Fact]
    public async Task R51_Times_are_of_the_servers_zone_and_a_corrected_zone_keeps_the_keys()
    {
        var utc = (await Cdr.Read(Cdr.Recorded())).Records;
        var local = (await Cdr.Read(Cdr.Recorded(), options: new CdrFileOptions { Zone = Moscow })).Records;
        Assert.All(utc.Zip(local), pair => Assert.Equal(Duration.FromHours(3), pair.First.StartedAt - pair.Second.StartedAt));
        Assert.All(utc.Zip(local), pair => Assert.Equal(pair.First.Key, pair.Second.Key));
    }

    [Theory]
    [InlineData("1792889700", 0, 55)]
    [InlineData("1792893300", 1, 55)]
    [InlineData("pbx7-1792893300", 1, 55)]
    public async Task An_hour_shown_twice_is_told_by_the_channels_id(string second, int hour, int minute)
    {
        // On 25 October 2026 Berlin's clocks go back from 3:00 to 2:00; the call begins at 2:55 by the clock.
        var row = await One("2026-10-25 02:55:00", "2026-10-25 02:55:05", "2026-10-25 02:57:00", 120, 115, second + ".1");
        Assert.Equal(Instant.FromUtc(2026, 10, 25, hour, minute), row.StartedAt);
        Assert.Equal(Duration.FromSeconds(5), row.AnsweredAt - row.StartedAt);
        Assert.Equal(Duration.FromSeconds(120), row.EndedAt - row.StartedAt);
    }

    [Fact]
    public async Task A_call_over_the_change_of_the_clocks_lasts_as_long_as_it_lasted()
    {
        var row = await One("2026-10-25 02:50:00", "2026-10-25 02:50:10", "2026-10-25 02:10:00", 1200, 1190, "1792889400.1");
        Assert.Equal(Duration.FromMinutes(20), row.EndedAt - row.StartedAt);
        Assert.True(row.AnsweredAt < row.EndedAt);

        var spring = await One("2026-03-29 01:59:00", "2026-03-29 01:59:10", "2026-03-29 03:01:00", 120, 110, "1774745940.1");
        Assert.Equal(Duration.FromMinutes(2), spring.EndedAt - spring.StartedAt);
    }

    [Fact]
    public async Task Fractions_of_a_second_and_zero_dates_are_read()
    {
        var row = await One("2026-11-21T18:30:53.250", "0000-00-00 00:00:00", "2026-11-21 18:30:54.750000", 1, 0, "x");
        Assert.Equal(Duration.FromMilliseconds(1500), row.EndedAt - row.StartedAt);
        Assert.Null(row.AnsweredAt);
    }

    private static async Task<CdrRecord> One(string start, string answer, string end, int duration, int billsec, string uniqueId)
    {
        var options = new CdrFileOptions { Zone = Berlin, Layout = CdrLayout.Of("start", "answer", "end", "duration", "billsec", "uniqueid") };
        var batch = await Cdr.ReadText(FormattableString.Invariant($"\"{start}\",\"{answer}\",\"{end}\",{duration},{billsec},\"{uniqueId}\"\n"), options);
        return Assert.Single(batch.Records);
    }
}
