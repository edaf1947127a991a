using System.Reflection;
using System.Runtime.CompilerServices;

namespace CrmCore.Architecture;

/// <summary>One member as one line of C#; nothing for members that a user of the package cannot reach.</summary>
internal static class MemberText
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Equality"] = "==", ["op_Inequality"] = "!=", ["op_LessThan"] = "<", ["op_GreaterThan"] = ">", ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThanOrEqual"] = ">=", ["op_Addition"] = "+", ["op_Subtraction"] = "-", ["op_Multiply"] = "*", ["op_Division"] = "/",
        ["op_UnaryNegation"] = "-", ["op_BitwiseAnd"] = "&", ["op_BitwiseOr"] = "|", ["op_LogicalNot"] = "!",
    };

    public static string? Of(MemberInfo member) => member switch
    {
        FieldInfo field => Field(field),
        ConstructorInfo constructor => Constructor(constructor),
        PropertyInfo property => Property(property),
        EventInfo change => Access(change.AddMethod!) is { } access
            ? $"{access}{Modifiers(change.AddMethod!)}event {TypeNames.Of(change.EventHandlerType!)} {change.Name}"
            : null,
        MethodInfo method => Method(method),
        _ => null,
    };

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select((p, i) => Parameter(method, p, i)));

    public static string Returned(MethodInfo method)
    {
        var type = TypeNames.Of(method.ReturnType);
        if (!method.ReturnType.IsByRef)
            return type;
        return (method.ReturnParameter.IsDefined(typeof(IsReadOnlyAttribute)) ? "ref readonly " : "ref ") + type;
    }

    private static string? Field(FieldInfo field)
    {
        if (!(field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType!.IsSealed)))
            return null;

        var access = field.IsPublic ? "public" : "protected";
        var modifier = field switch
        {
            { IsLiteral: true } => " const",
            { IsStatic: true, IsInitOnly: true } => " static readonly",
            { IsStatic: true } => " static",
            { IsInitOnly: true } => " readonly",
            _ => "",
        };
        var value = field.IsLiteral ? " = " + Literals.Of(field.GetRawConstantValue(), field.FieldType) : "";
        return $"{access}{modifier} {Required(field)}{TypeNames.Of(field.FieldType)} {field.Name}{value}";
    }

    private static string? Constructor(ConstructorInfo constructor) => !constructor.IsStatic && Access(constructor) is { } access
        ? $"{access}{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})"
        : null;

    private static string? Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(a => Access(a) is not null).ToList();
        if (accessors.Count == 0)
            return null;

        var widest = accessors.OrderBy(a => a.IsPublic ? 0 : 1).First();
        var access = Access(widest)!;
        var index = property.GetIndexParameters();
        var name = index.Length > 0
            ? $"this[{string.Join(", ", index.Select((p, _) => $"{TypeNames.Of(p.ParameterType)} {p.Name}"))}]"
            : property.Name;
        var bodies = string.Join(' ', accessors
            .Select(a => (Access(a) == access ? "" : Access(a)) + (a == property.GetMethod ? "get;" : Setter(a)))
            .Order(StringComparer.Ordinal));
        return $"{access}{Modifiers(widest)}{Required(property)}{Type(property)} {name} {{ {bodies} }}";
    }

    private static string Type(PropertyInfo property) =>
        property.GetMethod is { } get ? Returned(get) : TypeNames.Of(property.PropertyType);

    private static string Setter(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : "set;";

    private static string Required(MemberInfo member) => member.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";

    private static string? Method(MethodInfo method)
    {
        var isOperator = method.IsSpecialName && method.Name.StartsWith("op_", StringComparison.Ordinal);
        if ((method.IsSpecialName && !isOperator) || Access(method) is not { } access)
            return null;

        var constraints = TypeText.Constraints(method.GetGenericArguments());
        var arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        var signature = isOperator ? Operator(method) : $"{Returned(method)} {method.Name}{arguments}";
        return $"{access}{Modifiers(method)}{signature}({Parameters(method)}){constraints}";
    }

    private static string Operator(MethodInfo method) => method.Name switch
    {
        "op_Implicit" => $"implicit operator {Returned(method)}",
        "op_Explicit" => $"explicit operator {Returned(method)}",
        _ => $"{Returned(method)} operator {Operators.GetValueOrDefault(method.Name, method.Name)}",
    };

    private static string Parameter(MethodBase method, ParameterInfo parameter, int position)
    {
        var prefix = position == 0 && method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        if (parameter.ParameterType.IsByRef)
            prefix += parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        if (parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)))
            prefix += "params ";
        var value = parameter.HasDefaultValue ? " = " + Literals.Of(parameter.RawDefaultValue, parameter.ParameterType) : "";
        return $"{prefix}{TypeNames.Of(parameter.ParameterType)} {parameter.Name}{value}";
    }

    // Interface members are public by themselves; what a sealed type keeps for heirs reaches nobody.
    private static string? Access(MethodBase method)
    {
        if (method.IsPublic)
            return method.DeclaringType!.IsInterface ? "" : "public ";
        return (method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed ? "protected " : null;
    }

    private static string Modifiers(MethodInfo method)
    {
        if (method.IsStatic)
            return method.IsAbstract ? "static abstract " : "static ";
        if (method.DeclaringType!.IsInterface)
            return method.IsAbstract ? "" : "virtual ";
        if (method.GetBaseDefinition() != method)
            return method.IsFinal && !method.DeclaringType.IsSealed ? "sealed override " : "override ";
        if (method.IsAbstract)
            return "abstract ";
        return method.IsVirtual && !method.IsFinal ? "virtual " : "";
    }
}
