using System.Text;

namespace CrmCore.Benchmarks;

/// <summary>The values of <see cref="CeilingData"/> as texts.</summary>
internal static class ServerCeilingData
{
    public static string Source { get; } = Encoding.UTF8.GetString(CeilingData.Source);

    public static string EventKind { get; } = Encoding.UTF8.GetString(CeilingData.EventKind);

    public static string Change { get; } = Encoding.UTF8.GetString(CeilingData.Change);

    public static string ActionKind { get; } = Encoding.UTF8.GetString(CeilingData.ActionKind);

    public static string FirstAction { get; } = Encoding.UTF8.GetString(CeilingData.FirstAction);

    public static string SecondAction { get; } = Encoding.UTF8.GetString(CeilingData.SecondAction);

    public static string Target { get; } = Encoding.UTF8.GetString(CeilingData.Target);

    public static IReadOnlyList<string> Stages { get; } = [.. Enumerable.Range(0, CeilingData.Stages).Select(n => Encoding.UTF8.GetString(CeilingData.Stage(n)))];

    public static string Phone(long n)
    {
        Span<byte> phone = stackalloc byte[CeilingData.PhoneLength];
        CeilingData.WritePhone(phone, n);
        return Encoding.UTF8.GetString(phone);
    }

    public static int StageNumber(string name) => ((name[^2] - '0') * 10) + name[^1] - '0';
}
