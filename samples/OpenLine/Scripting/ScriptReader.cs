using NodaTime;
using NodaTime.Text;

namespace OpenLine;

/// <summary>
/// Reads a scenario: first lines that say what the office is like (<see cref="OfficeGrammar"/>), then lines that say what happens (<see cref="ActGrammar"/>).
/// Everything is read and checked before anything is played.
/// </summary>
internal sealed class ScriptReader
{
    private readonly List<ScriptStep> _steps = [];
    private readonly List<(int Line, string What)> _problems = [];
    private readonly OfficeGrammar _office = new();
    private ActGrammar? _acts;
    private LocalDate _day;
    private LocalTime _time;

    /// <summary>Reads a scenario.</summary>
    /// <param name="file">The name of the file, for messages.</param>
    /// <param name="text">What stands in it.</param>
    /// <exception cref="ScriptException">A line is wrong; every such line is named.</exception>
    public static Script Read(string file, string text)
    {
        var reader = new ScriptReader();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines()) reader.Line(++number, line.Trim().ToString());
        if (reader._problems.Count == 0 && reader._steps.Count == 0) reader._problems.Add((1, "Nothing happens in it. Write lines such as: 09:01 client anna writes \"hello\" on telegram-sales"));
        return reader._problems.Count == 0 ? new Script(reader._office.Plan, reader._steps) : throw new ScriptException(file, reader._problems);
    }

    private void Line(int number, string text)
    {
        try
        {
            if (ScriptWords.Of(text) is { Length: > 0 } words) Line(number, text, words);
        }
        catch (FormatException problem)
        {
            _problems.Add((number, problem.Message));
        }
    }

    private void Line(int number, string text, string[] words)
    {
        if (OfficeGrammar.Knows(words))
        {
            if (_acts is not null) throw new FormatException($"'{words[0]} …' says what the office is like: write it above the first line in which something happens.");
            _office.Read(words);
            return;
        }

        Begin();
        if (words is ["next", "day"])
        {
            (_day, _time) = (_day.PlusDays(1), LocalTime.Midnight);
            return;
        }

        var at = TimeOf(words[0]);
        var said = at is null ? words : words[1..];
        _steps.Add(new ScriptStep(number, text, at, _acts!.Read(said)) { IsExpectation = said is ["expect", ..], ExpectsRefusal = said is ["expect", "refused", ..] });
    }

    private void Begin()
    {
        if (_acts is not null) return;
        _acts = new ActGrammar(_office.Plan);
        _day = _office.Plan.Date;
        foreach (var problem in _office.Problems()) throw new FormatException(problem);
    }

    private LocalDateTime? TimeOf(string word)
    {
        if (ScriptTimes.Time(word) is not { } time)
        {
            return char.IsAsciiDigit(word[0]) && word.Contains(':', StringComparison.Ordinal) ? throw new FormatException($"'{word}' is no time of day. Write one such as 09:05 or 09:05:30.") : null;
        }

        if (time < _time) throw new FormatException($"{word} is before {LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss").Format(_time)}, where the scenario stands. Put the lines in order, or write 'next day' between them.");
        _time = time;
        return _day + time;
    }
}
