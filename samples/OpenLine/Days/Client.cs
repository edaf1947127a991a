using NodaTime;

namespace OpenLine;

/// <summary>A simulated client: asks, reads, asks on, says thanks, and perhaps gives a rating.</summary>
internal sealed class Client(Office office, Agenda agenda, HappeningReader happenings)
{
    private readonly Queue<string> _questions = new();
    private Random _random = new(0);
    private string _channel = "";
    private Instant _since;
    private bool _isTyping;

    /// <summary>Whether everything was asked and answered.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The client comes, and asks the first question.</summary>
    public async Task ComeAsync(Visit visit)
    {
        foreach (var question in visit.Questions) _questions.Enqueue(question);
        (_random, _channel, _since, IsDone) = (new Random(visit.Seed), visit.Channel, office.Pace.Now, false);
        await WriteAsync(visit.Client, _questions.Dequeue());
    }

    /// <summary>Something stands on the client's screen.</summary>
    public void Read(Delivered message)
    {
        if (message.Buttons.Count > 0) Rate(message);
        else if (!IsDone && !_isTyping && !IsAutomatic(message.Text)) Reply(message.Client);
    }

    private void Reply(string name)
    {
        _isTyping = true;
        agenda.Plan(After(20, 100), async () =>
        {
            _isTyping = false;
            IsDone = _questions.Count == 0;
            await WriteAsync(name, IsDone ? _random.Any(Phrases.Thanks) : _questions.Dequeue());
        });
    }

    // Two of three give a rating; whoever waited long gives a worse one.
    private void Rate(Delivered question)
    {
        if (_random.Next(3) == 0) return;
        var waited = office.Pace.Now - _since > Duration.FromMinutes(25);
        var button = question.Buttons[Math.Min(question.Buttons.Count - 1, _random.Next(waited ? 1 : 2, 5))];
        agenda.Plan(After(10, 60), () => office.WriteAsync(question.Client, question.Channel, "", button.Data));
    }

    private async Task WriteAsync(string name, string text)
    {
        happenings.Note(HappeningKind.Said, name, $"writes on {_channel}: {text}");
        await office.WriteAsync(name, _channel, text);
    }

    private bool IsAutomatic(string text) => office.Plan.Lines.Any(l => text == l.Welcome || text == l.OutOfHours || text == l.NobodyFree || text == l.Closed);

    private Instant After(int least, int most) => office.Pace.Now + Duration.FromSeconds(_random.Next(least, most));
}
