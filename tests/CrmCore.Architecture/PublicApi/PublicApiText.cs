using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace CrmCore.Architecture;

/// <summary>
/// The public face of an assembly as text: what a user of the package can name, one line a member, in an order that depends on
/// names alone. Left out: attributes, nullable annotations, and what the compiler adds to every record.
/// </summary>
internal static class PublicApiText
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly) => Of(assembly.GetTypes().Where(IsVisible));

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var space in types.GroupBy(t => t.Namespace ?? "", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append("namespace ").Append(space.Key).Append('\n');
            foreach (var type in space.OrderBy(TypeNames.Declared, StringComparer.Ordinal))
                Append(text, type);
        }

        return text.Length > 0 ? text.ToString() : "(nothing public)\n";
    }

    public static bool IsVisible(Type type)
    {
        if (type.Name.Contains('<', StringComparison.Ordinal))
            return false;
        if (!type.IsNested)
            return type.IsPublic;
        return (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!);
    }

    private static void Append(StringBuilder text, Type type)
    {
        text.Append("\n  ").Append(TypeText.Header(type)).Append('\n');
        foreach (var line in Lines(type))
            text.Append("    ").Append(line).Append('\n');
    }

    private static IEnumerable<string> Lines(Type type)
    {
        if (type.IsEnum)
            return EnumLines(type);
        if (TypeText.IsDelegate(type))
            return [];
        return type.GetMembers(Own)
            .Where(m => !IsNoise(m))
            .Select(m => (Rank: Rank(m), Line: MemberText.Of(m)))
            .Where(m => m.Line is not null)
            .OrderBy(m => m.Rank)
            .ThenBy(m => m.Line, StringComparer.Ordinal)
            .Select(m => m.Line!);
    }

    private static IEnumerable<string> EnumLines(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (f.Name, Value: f.GetRawConstantValue()!))
        .OrderBy(f => f.Value)
        .ThenBy(f => f.Name, StringComparer.Ordinal)
        .Select(f => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{f.Name} = {f.Value}"));

    private static bool IsNoise(MemberInfo member) =>
        member is Type
        || member.Name.Contains('<', StringComparison.Ordinal)
        || (member is MethodBase && member.IsDefined(typeof(CompilerGeneratedAttribute)))
        || (member.Name == "EqualityContract" && TypeText.IsRecord(member.DeclaringType!));

    private static int Rank(MemberInfo member) => member.MemberType switch
    {
        MemberTypes.Field => 0,
        MemberTypes.Constructor => 1,
        MemberTypes.Property => 2,
        MemberTypes.Event => 3,
        _ => member.Name.StartsWith("op_", StringComparison.Ordinal) ? 5 : 4,
    };
}
