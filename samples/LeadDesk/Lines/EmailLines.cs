using CrmCore;

namespace LeadDesk.Lines;

/// <summary>An address to its key.</summary>
internal sealed class EmailLines : LineKind
{
    public override IReadOnlyList<string[]> Columns { get; } = [["raw", "email", "e-mail", "mail", "address", "input"]];

    public override string[] Expected { get; } = ["expected_key", "expected", "key", "canonical"];

    public override string Compute(string[] values) => EmailAddress.TryParse(values[0], out var address) ? address.Key : "INVALID";

    public override LineScore Score() => new();
}
