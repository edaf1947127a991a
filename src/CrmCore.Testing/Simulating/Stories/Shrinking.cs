namespace CrmCore.Testing;

/// <summary>Looks for a shorter story that breaks the same promise: steps and faults are taken out as long as it still does.</summary>
internal sealed class Shrinking(StoryPlayer player, string promise)
{
    // So many plays take some seconds; a bound in time would give another story on a busy machine.
    private const int MostPlays = 1_000;

    private int _plays;

    private bool IsEnough => _plays >= MostPlays;

    public Story Shrink(Story story)
    {
        story = Cut(story);
        for (var size = Math.Max(1, story.Steps.Count / 2); size >= 1; size /= 2) story = Without(story, size);
        story = WithoutFaults(story);
        story = Try(story, s => s with { InOrder = true });
        story = Try(story, s => s with { Steps = [.. s.Steps.Select(step => step with { Overlaps = false })] });
        for (var nodes = 1; nodes < story.Nodes; nodes++)
        {
            var count = nodes;
            if (Try(story, s => s with { Nodes = count }) is var fewer && fewer.Nodes == count) story = fewer;
        }

        return Without(story, 1);
    }

    // Most of what comes behind the break is never played.
    private Story Cut(Story story)
    {
        var (low, high) = (0, story.Steps.Count);
        while (low < high && !IsEnough)
        {
            var middle = (low + high) / 2;
            if (Breaks(story with { Steps = [.. story.Steps.Take(middle)] })) high = middle;
            else low = middle + 1;
        }

        var cut = story with { Steps = [.. story.Steps.Take(high)] };
        return Breaks(cut) ? cut : story;
    }

    private Story Without(Story story, int size)
    {
        for (var at = story.Steps.Count - size; at >= 0 && !IsEnough;)
        {
            var shorter = story with { Steps = [.. story.Steps.Take(at), .. story.Steps.Skip(at + size)] };
            if (Breaks(shorter)) story = shorter;
            at = Math.Min(at - size, story.Steps.Count - size);
        }

        return story;
    }

    private Story WithoutFaults(Story story)
    {
        for (var i = 0; i < story.Steps.Count; i++)
        {
            for (var f = story.Steps[i].Faults.Count - 1; f >= 0; f--)
            {
                var (at, fault) = (i, f);
                story = Try(story, s => s with { Steps = [.. s.Steps.Select((step, n) => n == at ? step with { Faults = [.. step.Faults.Where((_, m) => m != fault)] } : step)] });
            }
        }

        return story;
    }

    private Story Try(Story story, Func<Story, Story> simpler)
    {
        if (IsEnough) return story;
        var other = simpler(story);
        return Breaks(other) ? other : story;
    }

    private bool Breaks(Story story)
    {
        _plays++;
        return player.Play(story).Broken?.Promise == promise;
    }
}
