using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using HandlebarsDotNet.Iterators;
using HandlebarsDotNet.PathStructure;
using HandlebarsDotNet.ValueProviders;

namespace CrmCore.Templating;

/// <summary>
/// Walks dictionaries and lists, each item in a frame of its own: Handlebars' iterators use one frame for all items and keep what they
/// know of the first one's members, so that in <c>[null, {"name": "x"}]</c> the second would have no name.
/// </summary>
internal sealed class ModelItems : IIterator
{
    public void Iterate(
        in EncodedTextWriter writer,
        BindingContext context,
        ChainSegment[] blockParamsVariables,
        object input,
        TemplateDelegate template,
        TemplateDelegate ifEmpty)
    {
        var count = input is ModelMap map ? map.Count : input is ModelList list ? list.Count : 0;
        var index = 0;
        foreach (var (key, value) in Items(input))
        {
            using var frame = context.CreateFrame(value);
            _ = new IteratorValues(frame) { Key = key, Index = index, First = index == 0, Last = index == count - 1, Value = value };
            var names = new BlockParamsValues(frame, blockParamsVariables);
            names[0] = value;
            names[1] = key;
            template(writer, frame);
            index++;
        }

        if (index > 0) return;
        using var same = context.CreateFrame(context.Value);
        ifEmpty(writer, same);
    }

    private static IEnumerable<(object Key, object? Value)> Items(object input) => input switch
    {
        ModelMap map => map.Select(pair => ((object)pair.Key, pair.Value)),
        ModelList list => list.Select((item, index) => ((object)index, item)),
        _ => [],
    };
}
