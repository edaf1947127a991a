using System.Text;

namespace CrmCore.Messaging;

/// <summary>Reads an address header (RFC 5322, sections 3.4 and 4.4). Members of groups come out one by one, group names are dropped.</summary>
internal static class AddressList
{
    private const int LongestGlued = 512;

    public static IReadOnlyList<LetterAddress> Parse(string? value, ProblemList problems) =>
        value is null ? [] : Parse(value, problems, mayDecode: true);

    private static List<LetterAddress> Parse(string value, ProblemList problems, bool mayDecode)
    {
        var result = new List<LetterAddress>();
        var entry = new List<AddressToken>();
        foreach (var token in new AddressLexer(value, problems).Run())
        {
            switch (token.Kind)
            {
                case AddressTokenKind.Colon:
                    // What stood before the colon was the name of a group.
                    entry.Clear();
                    break;
                case AddressTokenKind.Separator:
                    Close(entry, result, problems, mayDecode);
                    break;
                case AddressTokenKind.Angle:
                    entry.Add(token);
                    Close(entry, result, problems, mayDecode);
                    break;
                default:
                    entry.Add(token);
                    break;
            }
        }

        Close(entry, result, problems, mayDecode);
        return result;
    }

    private static void Close(List<AddressToken> entry, List<LetterAddress> result, ProblemList problems, bool mayDecode)
    {
        if (entry.Count == 0)
            return;
        var angle = entry.FindIndex(token => token.Kind == AddressTokenKind.Angle);
        if (angle >= 0)
            AddAngle(entry, angle, result, problems);
        else if (entry.TrueForAll(token => token.Kind == AddressTokenKind.Comment))
            AddTrailingComment(entry, result);
        else
            AddBare(entry, result, problems, mayDecode);
        entry.Clear();
    }

    private static void AddAngle(List<AddressToken> entry, int angle, List<LetterAddress> result, ProblemList problems)
    {
        var address = Proper(entry[angle].Text);
        var words = entry[..angle];
        var name = Phrase(words.FindAll(token => token.Kind != AddressTokenKind.Comment), problems);
        if (address.Length == 0 && name is null)
            return;
        result.Add(new LetterAddress(name, Checked(address, problems)));
    }

    /// <summary>Addresses without brackets: one, several without commas between, or words with an address among them.</summary>
    private static void AddBare(List<AddressToken> entry, List<LetterAddress> result, ProblemList problems, bool mayDecode)
    {
        var words = Glue(entry.FindAll(token => token.Kind != AddressTokenKind.Comment));
        var comments = entry.FindAll(token => token.Kind == AddressTokenKind.Comment);
        var addresses = words.FindAll(IsAddress);
        if (addresses.Count == 1)
        {
            var others = words.FindAll(token => !IsAddress(token));
            if (others.Count > 0)
                problems.Add("An address stands without angle brackets", addresses[0].Text);
            var name = Phrase(others.Count > 0 ? others : comments, problems);
            result.Add(new LetterAddress(name, Checked(Proper(addresses[0].Text), problems)));
            return;
        }

        if (addresses.Count > 1)
        {
            problems.Add("Addresses are not divided by commas");
            result.AddRange(addresses.Select(token => new LetterAddress(null, Checked(Proper(token.Text), problems))));
            return;
        }

        var text = Phrase(words, problems) ?? "";
        if (mayDecode && text.Contains('@', StringComparison.Ordinal))
        {
            problems.Add("An address is hidden in an encoded word", text);
            result.AddRange(Parse(text, problems, mayDecode: false));
        }
        else
        {
            result.Add(new LetterAddress(null, Checked(text, problems)));
        }
    }

    /// <summary>A comment after <c>&lt;a@b&gt;</c> names nobody who is named already.</summary>
    private static void AddTrailingComment(List<AddressToken> entry, List<LetterAddress> result)
    {
        if (result is [.., { Name: null } last])
            result[^1] = last with { Name = EncodedWords.Decode(entry[0].Text, null) };
    }

    private static bool IsAddress(AddressToken token) =>
        token.Kind == AddressTokenKind.Atom && token.Text.Contains('@', StringComparison.Ordinal)
        && !token.Text.StartsWith("=?", StringComparison.Ordinal);

    /// <summary>Joins <c>jdoe@test . example</c>, which the obsolete syntax allows to be spread.</summary>
    private static List<AddressToken> Glue(List<AddressToken> words)
    {
        var result = new List<AddressToken>();
        foreach (var word in words)
        {
            var previous = result.Count > 0 ? result[^1].Text : "";
            var glued = result.Count > 0 && previous.Length < LongestGlued && (!word.AfterSpace || word.Text[..Math.Min(1, word.Text.Length)] is "." or "@"
                || previous.EndsWith('@') || (previous.EndsWith('.') && previous.Contains('@', StringComparison.Ordinal)));
            if (glued)
                result[^1] = result[^1] with { Kind = AddressTokenKind.Atom, Text = Quote(result[^1]) + Quote(word) };
            else
                result.Add(word);
        }

        return result;
    }

    private static string Quote(AddressToken token) =>
        token.Kind == AddressTokenKind.Quoted ? $"\"{token.Text}\"" : token.Text;

    private static string? Phrase(List<AddressToken> tokens, ProblemList problems)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
            text.Append(text.Length > 0 && token.AfterSpace ? " " : "").Append(token.Text);
        var phrase = EncodedWords.Decode(text.ToString(), problems);
        return string.IsNullOrWhiteSpace(phrase) ? null : phrase;
    }

    /// <summary>Takes off an obsolete route (<c>@relay:</c>) and a scheme that does not belong there.</summary>
    private static string Proper(string address)
    {
        if (address.StartsWith('@') && address.Contains(':', StringComparison.Ordinal))
            return address[(address.LastIndexOf(':') + 1)..];
        return (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address[7..] : address).TrimEnd('>');
    }

    private static string Checked(string address, ProblemList problems)
    {
        switch (address.AsSpan().Count('@'))
        {
            case 0:
                problems.Add("An address has no @", address);
                break;
            case > 1 when !address.Contains('"', StringComparison.Ordinal):
                problems.Add("An address has more than one @", address);
                break;
        }

        return address;
    }
}
