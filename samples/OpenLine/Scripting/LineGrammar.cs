using CrmCore;

namespace OpenLine;

/// <summary>
/// What a scenario says of a line, in any order:
/// <c>line sales on telegram-sales to olga, ivan in turn, answer within 2m, then wait, open 09:00-18:00, own manager first, asks "How was it?"</c>.
/// </summary>
internal sealed class LineGrammar(string name, string[] words, Func<string, string> hours)
{
    private static readonly string[] Starts = ["on", "to", "in", "evenly", "answer", "then", "open", "own", "asks", "closed", "welcome", "busy", "goodbye", "quiet"];

    private readonly string[] _words = words;
    private int _at;

    public Line Read()
    {
        var line = new Line { Id = name };
        while (_at < _words.Length)
        {
            line = _words.AsSpan(_at) switch
            {
                ["on", ..] => Next(line with { Channels = Names() }, 0),
                ["to", "all", ..] => Next(line with { ToAll = true }, 2),
                ["to", ..] => Next(line with { Employees = Names() }, 0),
                ["in", "turn", ..] => Next(line with { Strategy = AssignmentStrategy.RoundRobin }, 2),
                ["in", "order", ..] => Next(line with { Strategy = AssignmentStrategy.InOrder }, 2),
                ["evenly", ..] => Next(line with { Strategy = AssignmentStrategy.EvenLoad }, 1),
                ["answer", "within", var time, ..] => Next(line with { AnswerWithin = ScriptTimes.Length(time) }, 3),
                ["then", "start", "again", ..] => Next(line with { AfterLast = AfterLast.StartAgain }, 3),
                ["then", "wait", ..] => Next(line with { AfterLast = AfterLast.Wait }, 2),
                ["open", var open, ..] => Next(line with { Hours = hours(open) }, 2),
                ["own", "manager", "first", "waits", var time, ..] => Next(line with { OwnManager = WhenAway.WaitAtMost(ScriptTimes.Length(time)) }, 5),
                ["own", "manager", "first", ..] => Next(line with { OwnManager = WhenAway.PassOn }, 3),
                ["quiet", var days, ..] => Next(line with { SilenceDays = (int)ScriptTimes.Length(days).TotalDays }, 2),
                ["welcome", ['"', .. var text], ..] => Next(line with { Welcome = text }, 2),
                ["closed", ['"', .. var text], ..] => Next(line with { OutOfHours = text }, 2),
                ["busy", ['"', .. var text], ..] => Next(line with { NobodyFree = text }, 2),
                ["goodbye", ['"', .. var text], ..] => Next(line with { Closed = text }, 2),
                ["asks", ['"', .. var text], ..] => Next(line with { AskRating = text }, 2),
                _ => throw new FormatException(
                    $"'{string.Join(' ', _words[_at..])}': of a line one can say: on <channel>, …; to <employee>, …; to all; in turn; in order; evenly; answer within 2m; then start again; then wait; "
                    + "open 09:00-18:00; own manager first [waits 15m]; quiet 2d; welcome \"…\", closed \"…\", busy \"…\", goodbye \"…\", asks \"…\"."),
            };
        }

        return line;
    }

    private Line Next(Line line, int words)
    {
        _at += words;
        return line;
    }

    private string[] Names()
    {
        var from = ++_at;
        while (_at < _words.Length && !Starts.Contains(_words[_at], StringComparer.Ordinal)) _at++;
        return _at > from ? _words[from.._at] : throw new FormatException($"'{_words[from - 1]}' needs names after it.");
    }
}
