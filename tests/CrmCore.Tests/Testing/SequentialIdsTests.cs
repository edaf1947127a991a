using System.Globalization;
using CrmCore.Testing;

namespace CrmCore.Tests.Testing;

public sealed class SequentialIdsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 10, 0);

    [Fact]
    public void Two_sources_of_one_seed_give_the_same_ids()
    {
        Assert.Equal(Make(new SequentialIds(7), 50), Make(new SequentialIds(7), 50));
        Assert.Empty(Make(new SequentialIds(7), 50).Intersect(Make(new SequentialIds(8), 50)));
        Assert.Empty(Make(new SequentialIds(), 50).Intersect(Make(new SequentialIds(-1), 50)));
    }

    [Fact]
    public void Ids_increase_also_within_a_millisecond_and_when_the_clock_goes_back()
    {
        var source = new SequentialIds();
        var ids = Make(source, 10_000);
        ids.Add(source.Next(Now - Duration.FromHours(1)));
        ids.Add(source.Next(Now + Duration.FromHours(1)));
        Assert.Equal(ids.Order(), ids);
        Assert.Equal(ids.Select(i => i.ToString()).Order(StringComparer.Ordinal), ids.Select(i => i.ToString()));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Ids_have_the_form_of_version_7_led_by_their_moment()
    {
        var id = new SequentialIds(3).Next(Now);
        Assert.Equal(7, id.Version);
        Assert.InRange(id.Variant, 8, 11);
        Assert.StartsWith(Now.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture), id.ToString("N"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_threads_get_different_ids()
    {
        var source = new SequentialIds();
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Make(source, 2000))));
        Assert.Equal(8000, made.SelectMany(m => m).Distinct().Count());
    }

    private static List<Guid> Make(SequentialIds source, int count) => [.. Enumerable.Range(0, count).Select(_ => source.Next(Now))];
}
