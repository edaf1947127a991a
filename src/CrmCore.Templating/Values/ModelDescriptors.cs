using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using HandlebarsDotNet.Iterators;
using HandlebarsDotNet.MemberAccessors;
using HandlebarsDotNet.ObjectDescriptors;
using HandlebarsDotNet.PathStructure;

namespace CrmCore.Templating;

/// <summary>Tells Handlebars what members values have. It takes every type, so that Handlebars never reflects over one.</summary>
internal sealed class ModelDescriptors : IObjectDescriptorProvider
{
    private static readonly ObjectDescriptor Map = new(
        typeof(ModelMap), new MapMembers(), static (_, map) => ((ModelMap)map).Keys, static _ => new ReadOnlyDictionaryIterator<ModelMap, string, object?>());

    private static readonly ObjectDescriptor List = new(
        typeof(ModelList), new ListMembers(), static (_, _) => Array.Empty<object>(), static _ => new ReadOnlyListIterator<ModelList, object?>());

    private static readonly ObjectDescriptor Plain = new(
        typeof(object), new NoMembers(), static (_, _) => Array.Empty<object>(), static _ => new NoItems());

    public bool TryGetDescriptor(Type type, [NotNullWhen(true)] out ObjectDescriptor? value)
    {
        value = type == typeof(ModelMap) ? Map : type == typeof(ModelList) ? List : Plain;
        return true;
    }

    private sealed class MapMembers : IMemberAccessor
    {
        public bool TryGetValue(object instance, ChainSegment memberName, out object? value) => ((ModelMap)instance).TryGetValue(memberName.TrimmedValue, out value);
    }

    private sealed class ListMembers : IMemberAccessor
    {
        public bool TryGetValue(object instance, ChainSegment memberName, out object? value)
        {
            var list = (ModelList)instance;
            value = memberName.TrimmedValue is "length" or "count" ? list.Count
                : int.TryParse(memberName.TrimmedValue, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count ? list[index]
                : null;
            return value is not null;
        }
    }

    private sealed class NoMembers : IMemberAccessor
    {
        public bool TryGetValue(object instance, ChainSegment memberName, out object? value)
        {
            value = null;
            return false;
        }
    }

    private sealed class NoItems : IIterator
    {
        public void Iterate(
            in EncodedTextWriter writer, BindingContext context, ChainSegment[] blockParamsVariables, object input, TemplateDelegate template, TemplateDelegate ifEmpty)
        {
            using var frame = context.CreateFrame(context.Value);
            ifEmpty(writer, frame);
        }
    }
}
