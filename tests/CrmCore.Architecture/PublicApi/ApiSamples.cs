namespace CrmCore.Architecture;

#pragma warning disable // shapes for the text of the public API, odd on purpose
public static class ApiSamples
{
    public const string Greeting = "say \"hi\"\n";
    public static readonly int Answer = 42;

    public enum Colour : byte { Red = 1, None = 0 }

    public delegate Task<T> Fetch<in TKey, T>(TKey key, CancellationToken cancel = default) where T : class;

    public interface IPort : IDisposable
    {
        string Name { get; }
        event EventHandler Changed;
        ValueTask<int?> SendAsync(ReadOnlyMemory<byte> body, IReadOnlyList<string?>? headers = null, CancellationToken cancel = default);
        int Twice(int x) => x + x;
        static abstract IPort Create();
    }

    public sealed record Fact(string Text, int? Count = 3)
    {
        public required Instant At { get; init; }
        public override string ToString() => Text;
    }

    public abstract record Shape
    {
        private Shape() { }
        public sealed record Round(double Radius) : Shape;
    }

    public readonly record struct Id(Guid Value) : IComparable<Id>
    {
        public int CompareTo(Id other) => Value.CompareTo(other.Value);
        public static bool operator <(Id a, Id b) => a.CompareTo(b) < 0;
        public static bool operator >(Id a, Id b) => b < a;
        public static explicit operator Guid(Id id) => id.Value;
    }

    public sealed class Closed
    {
        internal int Hidden1;
        private protected int Hidden2 { get; set; }
        protected int Hidden3() => 0;
        public int Open { get; private set; }
        public string this[int index, Colour colour] => "";
        public (int, string)[] Pairs(ref int a, out int b, in int c, params int[] rest) { b = 0; return []; }
        public void Defaults(Colour colour = Colour.Red, Colour? maybe = null, bool yes = true, char letter = 'x', decimal price = 1.5m) { }
    }

    public abstract class Base<T> where T : struct, IComparable<T>
    {
        protected Base(T value) { }
        protected abstract T Value { get; set; }
        public virtual void Do<TOther>(TOther other) where TOther : IPort, new() { }
        public void Fixed() { }
        public class Inner : Base<T>
        {
            public Inner() : base(default) { }
            protected override T Value { get; set; }
            public sealed override void Do<TOther>(TOther other) { }
        }
    }

    public static string Shout(this string text, Dictionary<string, List<int?>> map) => text;
    public static Base<int>.Inner Nested(Base<int> whole) => new();
}
