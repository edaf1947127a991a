namespace CrmCore.Tests.Contacts.Normalization.Names;

/// <summary>826 pairs of names that people judged, from OpenSanctions' name_bench.</summary>
public sealed class NameBenchTests
{
    private readonly FoldedNameComparer _names = new();

    [SkippableTheory]
    [InlineData("Person", 0.86)]
    [InlineData("all", 0.86)]
    public void The_judgement_of_people_is_met_with_one_threshold(string schema, double least)
    {
        var rows = NormalizationData.SharedLines("linkage/name_bench_cases.csv").Select(CsvLine.Read)
            .Where(row => schema is "all" || row[1] == schema).ToList();
        int hits = 0, wrong = 0;
        foreach (var row in rows)
        {
            var comparison = row[1] == "Person" ? _names.ComparePersons(row[2], row[3]) : _names.CompareCompanies(row[2], row[3]);
            var (said, meant) = (comparison.Probability >= 0.5, row[4] == "true");
            if (said && meant) hits++;
            else if (said != meant) wrong++;
        }

        Assert.InRange(2.0 * hits / ((2.0 * hits) + wrong), least, 1);
    }

    private static class CsvLine
    {
        public static List<string> Read(string line)
        {
            var fields = new List<string> { "" };
            var quoted = false;
            foreach (var c in line)
            {
                if (c == '"') quoted = !quoted;
                else if (c == ',' && !quoted) fields.Add("");
                else fields[^1] += c;
            }

            return fields;
        }
    }
}
