using System.Collections.Immutable;

namespace CrmCore.Architecture;

public sealed class ShapesTests
{
    private static readonly Type[] All = [.. Packages.Assemblies.SelectMany(a => a.GetTypes())];

    [Fact]
    public void Public_classes_are_sealed_or_meant_for_heirs() => Findings.ShouldBeNone(Shapes.Unsealed(All), "Classes open by accident");

    [Fact]
    public void Nothing_public_and_static_can_be_changed() => Findings.ShouldBeNone(Shapes.MutableStatics(All), "Public mutable statics");

    [Fact]
    public void Interfaces_are_for_users_or_for_two_implementations() => Findings.ShouldBeNone(
        Shapes.Needless(Repository.CSharpFiles("src"), Repository.CSharpFiles("tests")), "Interfaces that only one class needs");

    [Fact]
    public void An_open_class_is_found_and_an_exception_with_heirs_is_not() => Findings.ShouldBe(
        Shapes.Unsealed([typeof(Open), typeof(Closed), typeof(Fault), typeof(NarrowFault), typeof(LonelyFault), typeof(ShapesTests)]),
        $"{typeof(Open).FullName}: is neither",
        $"{typeof(LonelyFault).FullName}: is neither");

    [Fact]
    public void Statics_that_can_be_changed_are_found() => Findings.ShouldBe(
        Shapes.MutableStatics([typeof(Statics)]),
        $"{typeof(Statics).FullName}.Field:",
        $"{typeof(Statics).FullName}.Array:",
        $"{typeof(Statics).FullName}.List:",
        $"{typeof(Statics).FullName}.Dictionary:",
        $"{typeof(Statics).FullName}.Property:");

    [Fact]
    public void An_internal_interface_needs_two_implementations() => Findings.ShouldBe(
        Shapes.Needless(
            [
                new SourceFile("src/A.cs", "internal interface IOne;\ninternal interface ITwo<T>;\npublic interface IThree;\ninternal interface IFour;\ninterface IFive : IFour;"),
                new SourceFile("src/B.cs", "class B : Base, IOne, CrmCore.ITwo<int>;\nclass C : IFive;\nclass Hidden { public interface IInner; }"),
            ],
            [new SourceFile("tests/D.cs", "record D(int X) : ITwo<string>, IFive;")]),
        "src/A.cs:1: IOne has 1 implementation",
        "src/B.cs:3: IInner has 0 implementation");

#pragma warning disable // shapes for the checks, wrong on purpose
    public class Open;

    public sealed class Closed;

    public class Fault : Exception;

    public sealed class NarrowFault : Fault;

    public class LonelyFault : Exception;

    public static class Statics
    {
        public const int Const = 1;
        public static readonly int Number = 1;
        public static readonly ImmutableArray<int> Immutable = [];
        public static readonly IReadOnlyList<int> ReadOnly = [];
        public static int Field;
        public static readonly int[] Array = [];
        public static readonly List<int> List = [];
        public static readonly Dictionary<int, int> Dictionary = [];
        public static int Property { get; set; }
        public static int Own { get; private set; }
        internal static int Internal;
    }
}
