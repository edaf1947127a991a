using System.Globalization;
using NodaTime;

namespace OpenLine;

/// <summary>Who comes in the course of a day, and what for. The same seed gives the same clients.</summary>
internal static class VisitPlan
{
    // How busy each hour of the day is: quiet at night, most before lunch and in the afternoon.
    private static readonly double[] Busy =
        [.1, .1, .1, .1, .1, .1, .2, .4, .8, 1.3, 1.7, 1.7, 1.2, .9, 1.3, 1.5, 1.3, 1, .6, .4, .3, .2, .2, .1];

    public static IReadOnlyList<Visit> Of(OfficePlan office, Instant from, RunOptions options)
    {
        var random = new Random(options.Seed);
        var hours = Enumerable.Range(0, options.Hours).Select(h => from + Duration.FromHours(h)).ToArray();
        var mean = hours.Average(h => BusyAt(office, h));
        var visits = new List<Visit>();
        foreach (var hour in hours)
        {
            var expected = options.ClientsAnHour * BusyAt(office, hour) / mean;
            for (var count = Poisson(random, expected); count > 0; count--) visits.Add(One(office, random, hour + Duration.FromSeconds(random.Next(3600))));
        }

        // Strangers are named in the order in which they come.
        return [.. visits.OrderBy(v => v.At).Select((visit, number) => visit.Client.Length > 0 ? visit : visit with { Client = Stranger(number) })];
    }

    private static double BusyAt(OfficePlan office, Instant at) => Busy[at.InZone(office.DateTimeZone).Hour];

    private static Visit One(OfficePlan office, Random random, Instant at)
    {
        var chance = random.NextDouble();
        var (line, questions) = chance < .5 ? (SampleOffice.Sales, Phrases.SalesQuestions) : chance < .9 ? (SampleOffice.Support, Phrases.SupportQuestions) : (SampleOffice.Vip, Phrases.VipQuestions);
        var channel = random.Any(office.Lines.First(l => l.Id == line).Channels);

        // One in eight of those who ask the sales line is known there; everybody else comes for the first time and becomes a lead.
        var client = line == SampleOffice.Sales && random.Next(8) == 0 ? random.Any(office.Clients).Name : "";
        var asked = Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Any(questions)).Distinct(StringComparer.Ordinal).ToArray();
        return new Visit(client, line, channel, at, asked, random.Next());
    }

    private static string Stranger(int number)
    {
        var (round, at) = Math.DivRem(number, Phrases.Names.Count);
        return round == 0 ? Phrases.Names[at] : string.Create(CultureInfo.InvariantCulture, $"{Phrases.Names[at]}{round + 1}");
    }

    // Knuth's way, in steps of at most 30 so that the product does not vanish.
    private static int Poisson(Random random, double expected)
    {
        var count = 0;
        for (; expected > 0; expected -= 30)
        {
            var limit = Math.Exp(-Math.Min(expected, 30));
            for (var product = random.NextDouble(); product > limit; product *= random.NextDouble()) count++;
        }

        return count;
    }
}
