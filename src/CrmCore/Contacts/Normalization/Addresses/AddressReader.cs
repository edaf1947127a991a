using System.Text.RegularExpressions;

namespace CrmCore;

/// <summary>Reads one line of an address: comma by comma, word by word.</summary>
internal sealed partial class AddressReader
{
    private const int MaxText = 500;
    private const int LeastPostcode = 5;

    // Beside a city a shorter number is a postcode too.
    private const int ShortPostcode = 4;

    private readonly List<string> _street = [];
    private readonly List<string> _city = [];
    private string _house = "";
    private string _building = "";
    private string _unit = "";
    private string _postcode = "";
    private bool _hasStreet;

    public static StreetAddress Read(string? text, string? city)
    {
        var reader = new AddressReader();
        foreach (var part in Cut(text).Split([',', ';', '\n'])) reader.Part(AddressText.Words(reader.TakeBritishPostcode(part)));
        if (!string.IsNullOrWhiteSpace(city))
        {
            reader._city.Clear();
            reader._city.AddRange(AddressText.Words(Cut(city)).Where(word => AddressWords.Of(word) != AddressPart.City));
        }

        reader._street.Sort(StringComparer.Ordinal);
        var house = reader._building.Length > 0 ? $"{reader._house}k{reader._building}" : reader._house;
        return new(house, reader._unit, AddressText.Key(reader._street), AddressText.Key(reader._city), reader._postcode);
    }

    private static string Cut(string? text) => text is null ? "" : text[..Math.Min(text.Length, MaxText)];

    // SW1A 2AA: letters and digits that would be taken for a house.
    [GeneratedRegex(@"\b(?<area>[A-Za-z]{1,2}[0-9][A-Za-z0-9]?) ?(?<street>[0-9][A-Za-z]{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex BritishPostcode();

    private string TakeBritishPostcode(string part)
    {
        part = part.Trim();
        var match = BritishPostcode().Match(part);
        if (!match.Success || _postcode.Length > 0) return part;
        _postcode = (match.Groups["area"].Value + match.Groups["street"].Value).ToLowerInvariant();
        return part[..match.Index];
    }

    // A part with a street word or a number is of the street; a part of words alone, once the street is known, is the city.
    private void Part(List<string> words)
    {
        if (words.Count == 0) return;
        var kinds = words.ConvertAll(word => AddressWords.Of(word));
        if (kinds.Contains(AddressPart.Region) || kinds.Contains(AddressPart.Box)) return;
        var hasNumber = words.Exists(IsNumber);
        var found = _hasStreet && _house.Length > 0;
        var street = kinds.Contains(AddressPart.Street) || (hasNumber && !found) || kinds.Exists(kind => kind is AddressPart.House or AddressPart.Building or AddressPart.Unit);
        var city = kinds[0] == AddressPart.City || (!street && (_hasStreet || _city.Count == 0));
        var target = city && !(street && kinds[0] != AddressPart.City) ? _city : _street;
        if (kinds.Contains(AddressPart.Street)) _hasStreet = true;
        var next = AddressPart.Other;
        for (var i = 0; i < words.Count; i++)
        {
            if (IsNumber(words[i])) Number(words[i], next, target == _city ? ShortPostcode : LeastPostcode);
            else if (kinds[i] == AddressPart.Other || IsLastWord(target, kinds, i)) Word(words[i], ref next, target);
            next = IsNumber(words[i]) ? AddressPart.Other : kinds[i];
        }

        if (_street.Count > 0 && _house.Length > 0) _hasStreet = true;
    }

    // "The Avenue", "Bergstraße Platz": a word for a street that stands alone is its name.
    private static bool IsLastWord(List<string> target, List<AddressPart> kinds, int at) =>
        kinds[at] == AddressPart.Street && target.Count == 0 && at == kinds.Count - 1 && kinds.Count == 1;

    // 12 в is house 12v; корп. А is building a; the rest are names.
    private void Word(string word, ref AddressPart next, List<string> target)
    {
        if (next == AddressPart.Building && _building.Length == 0 && word.Length <= 2) _building = word;
        else if (word.Length == 1 && _house.Length > 0 && _house.Length < 6 && target == _street && char.IsAsciiDigit(_house[^1])) _house += word;
        else target.Add(word);
    }

    private void Number(string word, AddressPart kind, int postcodeDigits)
    {
        var digits = word.Count(char.IsAsciiDigit);
        if (kind == AddressPart.Unit) _unit = word;
        else if (kind == AddressPart.Building) _building = word;
        else if (digits >= postcodeDigits && kind != AddressPart.House && _postcode.Length == 0) _postcode = word;
        else if (_house.Length == 0) _house = word;
        else if (_unit.Length == 0) _unit = word;
    }

    private static bool IsNumber(string word) => word.Length > 0 && char.IsAsciiDigit(word[0]);
}
