using CrmCore;

namespace LeadDesk.Lines;

/// <summary>Region and number to E.164.</summary>
internal sealed class PhoneLines(CommandLine line) : LineKind
{
    private readonly IPhoneNumberParser _parser = line.Has("--lenient") ? new LenientPhoneNumbers() : Parts.Get<IPhoneNumberParser>();
    private readonly string? _region = line.One("--region");

    public override IReadOnlyList<string[]> Columns { get; } =
    [
        ["region", "country", "country_code", "iso", "default_region"],
        ["raw", "phone", "number", "phone_number", "input", "tel", "телефон"],
    ];

    public override string[] Expected { get; } = ["expected", "e164", "expected_e164", "canonical", "google"];

    public override bool IsComma(IReadOnlyList<string> first) => base.IsComma(first) || (first.Count > 1 && first[0].Length is 0 or 2);

    public override string Compute(string[] values)
    {
        // A single column is the number.
        var (region, raw) = values[1].Length == 0 && values[0].Length > 3 ? ("", values[0]) : (values[0].Trim(), values[1]);
        return _parser.TryParse(raw, region.Length > 0 ? region : _region, out var phone) ? phone.E164 : "INVALID";
    }

    public override LineScore Score() => new();
}
