using System.Runtime.CompilerServices;

namespace CrmCore.Architecture;

/// <summary>Types as C# writes them. Reference types carry no question mark: the text is blind to nullable annotations.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(char)] = "char", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
    };

    // Names of these, and our own, are known to every reader; any other stands in full, so that two of one name are told apart.
    private static readonly HashSet<string> Short = new(StringComparer.Ordinal)
    {
        "System", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks", "NodaTime",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsByRef || type.IsPointer)
            return Of(type.GetElementType()!) + (type.IsPointer ? "*" : "");
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        if (IsTuple(type))
            return $"({string.Join(", ", type.GenericTypeArguments.Select(Of))})";
        return Namespace(type) + Declared(type);
    }

    /// <summary>The name without its namespace, with the outer types: <c>Outer&lt;T&gt;.Inner</c>.</summary>
    public static string Declared(Type type)
    {
        var arguments = type.GetGenericArguments();
        var outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var name = type.Name.Split('`')[0];
        if (arguments.Length > outer)
            name += $"<{string.Join(", ", arguments[outer..].Select(a => Variance(a) + Of(a)))}>";
        if (type.DeclaringType is not { } declaring)
            return name;
        return $"{Declared(outer > 0 && !declaring.ContainsGenericParameters ? declaring : Close(declaring, arguments[..outer]))}.{name}";
    }

    private static Type Close(Type declaring, Type[] arguments) =>
        arguments.Length > 0 ? declaring.MakeGenericType(arguments) : declaring;

    private static string Namespace(Type type) =>
        type.Namespace is not { } space || Short.Contains(space) || space.StartsWith("CrmCore", StringComparison.Ordinal) ? "" : space + ".";

    private static string Variance(Type argument)
    {
        if (!argument.IsGenericTypeParameter)
            return "";
        if (argument.GenericParameterAttributes.HasFlag(System.Reflection.GenericParameterAttributes.Covariant))
            return "out ";
        return argument.GenericParameterAttributes.HasFlag(System.Reflection.GenericParameterAttributes.Contravariant) ? "in " : "";
    }

    // More than seven parts nest in the eighth; nobody should publish such a tuple.
    private static bool IsTuple(Type type) =>
        type.IsGenericType && type.IsAssignableTo(typeof(ITuple)) && type.IsValueType && type.GenericTypeArguments.Length is > 1 and < 8;
}
