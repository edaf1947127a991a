using CrmCore;

namespace OpenLine;

/// <summary>Says how a line gives out its conversations.</summary>
internal static class LineWords
{
    public static string Way(Line line)
    {
        var way = line.ToAll ? "to all at once" : line.Strategy switch
        {
            AssignmentStrategy.RoundRobin => "in turn",
            AssignmentStrategy.InOrder => "in order",
            AssignmentStrategy.EvenLoad => "evenly by load",
            AssignmentStrategy.Weighted => "by weight",
            _ => "to nobody",
        };
        return line.OwnManager is null ? way : $"own manager, {way}";
    }
}
