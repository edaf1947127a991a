using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrmCore.Architecture;

/// <summary>What types may look like: closed to heirs unless meant for them, no state for everybody, no interface for one class.</summary>
internal static class Shapes
{
    /// <summary>Public classes that are neither sealed, abstract nor static; an exception may have heirs of ours.</summary>
    public static IEnumerable<string> Unsealed(IReadOnlyCollection<Type> types) => types
        .Where(t => t is { IsClass: true, IsVisible: true, IsSealed: false, IsAbstract: false })
        .Where(t => !(t.IsSubclassOf(typeof(Exception)) && types.Any(heir => heir.BaseType == t)))
        .Select(t => $"{t.FullName}: is neither sealed nor abstract");

    public static IEnumerable<string> MutableStatics(IEnumerable<Type> types)
    {
        const BindingFlags Statics = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var type in types.Where(t => t.IsVisible))
        {
            foreach (var field in type.GetFields(Statics).Where(f => !f.IsLiteral && (!f.IsInitOnly || IsMutable(f.FieldType))))
                yield return $"{type.FullName}.{field.Name}: a public static that anybody can change";
            foreach (var property in type.GetProperties(Statics).Where(p => p.SetMethod is { IsPublic: true }))
                yield return $"{type.FullName}.{property.Name}: a public static that anybody can change";
        }
    }

    /// <summary>Interfaces that no user sees and that have fewer than two implementations: a class would do.</summary>
    public static IEnumerable<string> Needless(IReadOnlyCollection<SourceFile> src, IEnumerable<SourceFile> tests)
    {
        var bases = src.Concat(tests)
            .SelectMany(f => f.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>())
            .SelectMany(type => (type.BaseList?.Types ?? []).Select(b => (Type: type, Base: SimpleName(b.Type))))
            .ToLookup(b => b.Base, b => b.Type, StringComparer.Ordinal);
        return src
            .SelectMany(f => f.Syntax.DescendantNodes().OfType<InterfaceDeclarationSyntax>().Select(i => (File: f, Interface: i)))
            .Where(i => !IsPublic(i.Interface))
            .Select(i => (i.File, i.Interface, Count: Implementations(bases, i.Interface.Identifier.Text)))
            .Where(i => i.Count < 2)
            .Select(i => $"{i.File.At(i.Interface)}: {i.Interface.Identifier.Text} has {i.Count} implementation(s)");
    }

    private static bool IsMutable(Type type)
    {
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (type.IsArray)
            return true;
        if (open == typeof(ReadOnlyCollection<>) || open == typeof(ReadOnlyDictionary<,>))
            return false;
        var isFixed = open.Namespace == typeof(ImmutableArray).Namespace || open.Namespace == typeof(FrozenSet).Namespace;
        return !isFixed && type.GetInterfaces().Append(type).Any(i => i == typeof(IList) || i == typeof(IDictionary)
            || (i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollection<>)));
    }

    private static int Implementations(ILookup<string, TypeDeclarationSyntax> bases, string name) => bases[name]
        .Sum(type => type is InterfaceDeclarationSyntax ? Implementations(bases, type.Identifier.Text) : 1);

    private static bool IsPublic(MemberDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.PublicKeyword) && (type.Parent is not TypeDeclarationSyntax outer || IsPublic(outer));

    private static string SimpleName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.Text,
        QualifiedNameSyntax name => name.Right.Identifier.Text,
        AliasQualifiedNameSyntax name => name.Name.Identifier.Text,
        _ => type.ToString(),
    };
}
