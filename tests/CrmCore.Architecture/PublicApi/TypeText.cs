using System.Reflection;
using System.Runtime.CompilerServices;

namespace CrmCore.Architecture;

/// <summary>The first line of a type: what it is, what it derives from, what its type parameters must be.</summary>
internal static class TypeText
{
    public static string Header(Type type)
    {
        var access = type.IsNestedFamily || type.IsNestedFamORAssem ? "protected" : "public";
        if (IsDelegate(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"{access} delegate {MemberText.Returned(invoke)} {TypeNames.Declared(type)}({MemberText.Parameters(invoke)}){Constraints(type.GetGenericArguments())}";
        }

        var bases = Bases(type).ToList();
        var colon = bases.Count > 0 ? " : " + string.Join(", ", bases) : "";
        return $"{access} {Kind(type)} {TypeNames.Declared(type)}{colon}{Constraints(OwnArguments(type))}";
    }

    public static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(MulticastDelegate));

    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is { } print
            && print.IsDefined(typeof(CompilerGeneratedAttribute)));

    public static string Constraints(IEnumerable<Type> arguments) => string.Concat(arguments
        .Where(a => a.IsGenericParameter)
        .Select(a => (a.Name, Needs: string.Join(", ", Needs(a))))
        .Where(a => a.Needs.Length > 0)
        .Select(a => $" where {a.Name} : {a.Needs}"));

    private static string Kind(Type type)
    {
        if (type.IsEnum)
            return "enum";
        if (type.IsInterface)
            return "interface";
        if (type.IsValueType)
        {
            return (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "")
                + (IsRecord(type) ? "record struct" : "struct");
        }

        var modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return modifier + (IsRecord(type) ? "record" : "class");
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
            return Enum.GetUnderlyingType(type) is var whole && whole == typeof(int) ? [] : [TypeNames.Of(whole)];

        var first = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [TypeNames.Of(parent)] : Array.Empty<string>();
        return first.Concat(OwnInterfaces(type).Select(TypeNames.Of).Order(StringComparer.Ordinal));
    }

    // Only what the declaration adds: not what a base or another interface brings, nor a record's equality with itself.
    private static IEnumerable<Type> OwnInterfaces(Type type)
    {
        var all = type.GetInterfaces();
        var brought = all.SelectMany(i => i.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        var self = IsRecord(type) ? typeof(IEquatable<>).MakeGenericType(type) : null;
        return all.Where(i => !brought.Contains(i) && i != self && i.IsVisible);
    }

    private static Type[] OwnArguments(Type type) =>
        type.GetGenericArguments()[(type.DeclaringType?.GetGenericArguments().Length ?? 0)..];

    private static IEnumerable<string> Needs(Type argument)
    {
        var flags = argument.GenericParameterAttributes;
        var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            yield return "class";
        if (isStruct)
            yield return "struct";
        foreach (var type in argument.GetGenericParameterConstraints().Where(t => t != typeof(ValueType)).Select(TypeNames.Of).Order(StringComparer.Ordinal))
            yield return type;
        if (!isStruct && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
            yield return "new()";
        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike))
            yield return "allows ref struct";
    }
}
