using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HandlebarsDotNet.MemberAccessors;
using HandlebarsDotNet.ObjectDescriptors;
using HandlebarsDotNet.PathStructure;

namespace CrmCore.Templating;

/// <summary>Tells Handlebars what members values have. It takes every type, so that Handlebars never reflects over one.</summary>
internal sealed class ModelDescriptors : IObjectDescriptorProvider, IMemberAccessor
{
    private readonly ObjectDescriptor _any;

    public ModelDescriptors() => _any = new ObjectDescriptor(
        typeof(object),
        this,
        static (_, instance) => instance is ModelMap map ? map.Keys : Array.Empty<string>(),
        static _ => new ModelItems());

    public bool TryGetDescriptor(Type type, [NotNullWhen(true)] out ObjectDescriptor? value)
    {
        value = _any;
        return true;
    }

    public bool TryGetValue(object instance, ChainSegment memberName, out object? value)
    {
        value = null;
        return instance switch
        {
            ModelMap map => map.TryGetValue(memberName.TrimmedValue, out value),
            ModelList list => TryGetItem(list, memberName.TrimmedValue, out value),
            _ => false,
        };
    }

    private static bool TryGetItem(ModelList list, string name, out object? value)
    {
        value = name is "length" or "count" ? list.Count
            : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count ? list[index]
            : null;
        return value is not null;
    }
}
