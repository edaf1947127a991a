namespace CrmCore;

/// <summary>
/// The two cards of a merge apart again. What nobody has changed since is what it was; what was changed since on the merged card stays with
/// the survivor; points that came by the other card's keys go with it. Pure.
/// </summary>
internal static class Restored
{
    public static (Contact Survivor, Contact Other) Of(Merge merge, Contact survivor, Contact other, Arrivals arrivals)
    {
        var before = merge.Personal.Before;
        var after = merge.Personal.After;
        return (Survivor(before, after, survivor, arrivals), Other(after, survivor, other, arrivals));
    }

    private static Contact Survivor(ContactSnapshot before, ContactSnapshot after, Contact now, Arrivals arrivals)
    {
        var restored = now with
        {
            Name = now.Name == after.Name ? before.Name : now.Name,
            Owner = now.Owner?.Value != after.Owner ? now.Owner : before.Owner is { } owner ? new EmployeeId(owner) : (EmployeeId?)null,
        };
        var details = now.Details with
        {
            Points = Points(before.Details.Points, after.Details.Points, now.Points, arrivals),
            Fields = Fields(before.Details.Fields, after.Details.Fields, now.Fields),
            Tags = [.. now.Tags.Except(after.Details.Tags.Except(before.Details.Tags, StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase)],
            Origin = before.Details.Origin,
            Company = now.Details.Company == after.Details.Company ? before.Details.Company : now.Details.Company,
        };
        var alternatives = now.Alternatives.Except(after.Details.Alternatives ?? []).Concat(before.Details.Alternatives ?? []);
        restored = restored with { Details = details };
        return restored with
        {
            Details = details with { Alternatives = Survivorship.Alternatives(restored, alternatives), Given = Given(before, after, now, restored) },
        };
    }

    private static Contact Other(ContactSnapshot after, Contact survivor, Contact other, Arrivals arrivals)
    {
        var stopped = StoppedSince(after.Details.Points, survivor.Points);
        if (arrivals.ReturnedPoints.Count == 0 && !other.Points.Any(p => !p.Unsubscribed && stopped.Contains((p.Kind, p.Value)))) return other;
        var given = other.Given();
        var merged = survivor.Given();
        foreach (var point in arrivals.ReturnedPoints)
        {
            var name = ValueNames.Point(point.Kind, point.Value);
            if (merged.TryGetValue(name, out var by)) given[name] = by;
        }

        var restored = other with
        {
            Details = other.Details with
            {
                Points = [.. other.Points.Select(p => stopped.Contains((p.Kind, p.Value)) ? p with { Unsubscribed = true } : p), .. arrivals.ReturnedPoints],
            },
        };
        return restored with { Details = restored.Details with { Given = GivenValues.Store(given, ValueNames.Of(restored)) } };
    }

    private static KnownPoint[] Points(IReadOnlyList<KnownPoint> before, IReadOnlyList<KnownPoint> after, IReadOnlyList<KnownPoint> now, Arrivals arrivals)
    {
        var own = before.ToDictionary(p => (p.Kind, p.Value));
        var merged = after.Select(p => (p.Kind, p.Value)).ToHashSet();
        var left = arrivals.ReturnedPoints.Select(p => (p.Kind, p.Value)).ToHashSet();
        var stopped = StoppedSince(after, now);
        var kept = new List<KnownPoint>(before.Count);
        foreach (var point in now)
        {
            var key = (point.Kind, point.Value);
            if (own.TryGetValue(key, out var was)) kept.Add(stopped.Contains(key) ? was with { Unsubscribed = true } : was);
            else if (!merged.Contains(key) && !left.Contains(key)) kept.Add(point);
        }

        return [.. kept];
    }

    // Who asked since not to be written to is not written to on either card.
    private static HashSet<(ContactPointKind, string)> StoppedSince(IReadOnlyList<KnownPoint> after, IReadOnlyList<KnownPoint> now)
    {
        var open = after.Where(p => !p.Unsubscribed).Select(p => (p.Kind, p.Value)).ToHashSet();
        return [.. now.Where(p => p.Unsubscribed && open.Contains((p.Kind, p.Value))).Select(p => (p.Kind, p.Value))];
    }

    private static FieldBag Fields(FieldBag before, FieldBag after, FieldBag now)
    {
        var restored = now;
        foreach (var id in before.Values.Concat(after.Values).Select(f => f.Key).Distinct(StringComparer.Ordinal))
        {
            if (now[id] == after[id]) restored = restored.With(id, before[id]);
        }

        return restored;
    }

    private static IReadOnlyList<GivenValues>? Given(ContactSnapshot before, ContactSnapshot after, Contact now, Contact restored)
    {
        var names = ValueNames.Of(restored);
        var was = Read(before, names);
        var merged = Read(after, ValueNames.Of(now));
        var given = now.Given();
        foreach (var name in names)
        {
            // A mark that the merge left was not set by anybody since.
            if (given.GetValueOrDefault(name) != merged.GetValueOrDefault(name)) continue;
            if (was.TryGetValue(name, out var by)) given[name] = by;
            else given.Remove(name);
        }

        return GivenValues.Store(given, names);
    }

    private static Dictionary<string, Provenance> Read(ContactSnapshot snapshot, IEnumerable<string> names) => GivenValues.Read(snapshot.Details.Given, names);
}
