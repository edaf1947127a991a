using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ManyNodes;

/// <summary>Draws the nodes: a table that moves, or a line a second.</summary>
internal static class NodeTable
{
    private static readonly (string Name, int Width)[] Columns =
        [("node", 8), ("", 9), ("killed", 6), ("events/s", 8), ("actions/s", 9), ("took over", 9), ("lag", 8)];

    public static IRenderable Draw(FleetView view)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var (name, width) in Columns) table.AddColumn(new TableColumn($"[grey]{name}[/]").NoWrap().Width(width));
        foreach (var node in view.Nodes)
        {
            table.AddRow(
                new Markup($"[bold]{node.Name}[/]"),
                new Markup(node.State switch { NodeState.Alive => "[green]● alive[/]", NodeState.Starting => "[yellow]◐ starts[/]", _ => "[red]✕ killed[/]" }),
                new Markup(Number(node.Deaths)),
                new Markup(Number(node.Events)),
                new Markup(Number(node.Actions)),
                new Markup(Number(node.TakenOver)),
                new Markup(node.State == NodeState.Alive ? Lag(node.LagMilliseconds) : ""));
        }

        return new Rows(new Markup($"[bold]Many nodes[/]  {view.State}, {Text($"{view.Seconds}")} s"), table, new Markup(Totals(view)));
    }

    public static string Line(FleetView view) =>
        Text($"{view.Seconds,4} s  {view.State,-14} {Totals(view)}  {string.Join("  ", view.Nodes.Select(Short))}");

    private static string Short(NodeView node) => node.State switch
    {
        NodeState.Alive => Text($"{node.Name[5..]}: {node.Events:0} ev/s {node.Actions:0} act/s {node.LagMilliseconds / 1000:0.0} s"),
        NodeState.Starting => $"{node.Name[5..]}: starts",
        _ => $"{node.Name[5..]}: killed",
    };

    private static string Totals(FleetView view) => Text($"answered {view.Answered:#,0}, open {view.Open}, sent again {view.Resent}");

    private static string Lag(double milliseconds) => milliseconds >= 1000 ? Text($"[yellow]{milliseconds / 1000:0.0} s[/]") : Text($"{milliseconds:0} ms");

    private static string Number(double number) => number < 0.5 ? "[grey]·[/]" : Text($"{number:#,0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
