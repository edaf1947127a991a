using System.Globalization;
using CrmCore.Testing;

namespace CrmCore.Scenarios.Lines;

/// <summary>Random days of two lines: whatever clients and employees do, nothing is lost, nothing leaks, and every count is right.</summary>
public sealed class LineProperties : LineScenario
{
    private const int Steps = 120;

    private static readonly string[] Staff = ["olga", "ivan", "petr", "ada"];
    private static readonly string[] Clients = ["c1", "c2", "c3", "c4", "c5"];

    public static TheoryData<int, Keep> Seeds
    {
        get
        {
            var seeds = new TheoryData<int, Keep>();
            for (var seed = 1; seed <= 20; seed++) seeds.Add(seed, seed > 16 ? Keep.Sqlite : Keep.InMemory);
            return seeds;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task R46_no_hidden_word_reaches_a_client_and_no_conversation_is_lost_or_counted_wrong(int seed, Keep keep)
    {
        await using var desk = await LineDeskAsync(Support with { Strategy = AssignmentStrategy.RoundRobin, Employees = Staff[..3], AnswerWithin = Duration.FromMinutes(5) }, keep);
        await SaveAsync(desk, new Employee { Id = "ada", Name = "Ada", Since = desk.Clock.Now });
        await SaveAsync(desk, new Employee { Id = "ivan", Name = "Ivan", Since = desk.Clock.Now, Capacity = new Dictionary<string, int> { [WorkKinds.Conversation] = 2 } });
        await SaveAsync(desk, new Line { Id = "sales", Channels = ["vk"], Employees = [.. Staff[2..]], ToAll = true, AnswerWithin = Duration.FromMinutes(5) });
        var day = new Day(this, desk, new Random(seed));

        for (var step = 0; step < Steps; step++) await day.StepAsync();

        await day.EndAsync();
    }

    /// <summary>One random day and what has to hold of it.</summary>
    private sealed class Day(LineProperties scenario, CrmTestDesk desk, Random random)
    {
        private readonly Dictionary<string, bool> _atWork = Staff.ToDictionary(e => e, _ => true, StringComparer.Ordinal);
        private readonly List<string> _hidden = [];
        private readonly Dictionary<ConversationId, List<string>> _said = [];
        private readonly HashSet<string> _wrote = new(StringComparer.Ordinal);
        private int _words;

        public async Task StepAsync()
        {
            var before = await AllAsync();
            var self = await DoAsync(before);
            await desk.RunDueAsync();
            var after = await AllAsync();
            foreach (var conversation in after.Where(c => c.State is ConversationState.Given))
            {
                var was = before.FirstOrDefault(c => c.Id == conversation.Id);
                if (was?.Owner == conversation.Owner && was?.State == conversation.State) continue;
                var owner = conversation.Owner!.Value.Value;
                Assert.True(_atWork[owner] || owner == self, $"{owner} is not at work and was given {conversation}");
            }

            await CountsAreRightAsync(after);
        }

        public async Task EndAsync()
        {
            foreach (var employee in Staff) await desk.Crm.Presence.SetAsync(employee, Presence.AtWork);
            await SaveAsync(desk, new Employee { Id = "ivan", Name = "Ivan", Since = desk.Clock.Now });
            await desk.AdvanceAsync(Duration.FromHours(1));
            var all = await AllAsync();
            Assert.DoesNotContain(all, c => c.State == ConversationState.Waiting);
            Assert.Equal(_wrote.Order(), all.Select(c => c.Channel + ":" + c.Chat).Distinct().Order());
            await CountsAreRightAsync(all);
            var heard = desk.Sent.Attempts.Where(s => s.Channel == SentChannel.Message).ToList();
            Assert.Empty(heard.Select(s => s.Text).Intersect(_hidden));
            foreach (var (id, words) in _said)
            {
                var conversation = all.Single(c => c.Id == id);
                Assert.Equal(words, heard.Where(s => s.Connection == conversation.Channel && s.Recipient == conversation.Chat && words.Contains(s.Text!)).Select(s => s.Text!));
            }
        }

        // Who acted for themselves may have got something while they are away.
        private async Task<string?> DoAsync(IReadOnlyList<Conversation> all)
        {
            var employee = Staff[random.Next(Staff.Length)];
            var talk = desk.Crm.Conversations;
            if (all.Count == 0 || random.Next(4) == 0)
            {
                var (channel, chat) = (random.Next(3) > 0 ? "chat" : "vk", Clients[random.Next(Clients.Length)]);
                _wrote.Add(channel + ":" + chat);
                await scenario.WriteAsync(desk, Word(), chat, channel);
                return null;
            }

            var id = all[random.Next(all.Count)].Id;
            switch (random.Next(10))
            {
                case 0 or 1 or 2:
                    await SayAsync(id, employee, random.Next(3) == 0);
                    break;
                case 3:
                    await talk.TakeAsync(id, new EmployeeId(employee));
                    break;
                case 4:
                    await talk.ReturnAsync(id, new EmployeeId(employee));
                    break;
                case 5 or 6:
                    await BringInAsync(id, employee, Staff[random.Next(Staff.Length)]);
                    break;
                case 7:
                    await talk.CloseAsync(id, new EmployeeId(employee));
                    break;
                case 8:
                    await PresenceAsync(employee);
                    break;
                default:
                    await desk.AdvanceAsync(Duration.FromSeconds(random.Next(1, 600)));
                    break;
            }

            return employee;
        }

        private async Task BringInAsync(ConversationId id, EmployeeId employee, EmployeeId other)
        {
            var talk = desk.Crm.Conversations;
            _ = random.Next(5) switch
            {
                0 => await talk.PassAsync(id, other, employee),
                1 => await talk.PassToLineAsync(id, "sales", employee),
                2 => await talk.PassToLineAsync(id, "support", employee),
                3 => await talk.LeaveAsync(id, other, employee),
                _ => await talk.JoinAsync(id, other, employee, hidden: random.Next(2) == 0),
            };
        }

        private async Task SayAsync(ConversationId id, string employee, bool hidden)
        {
            var word = Word();
            var isHidden = hidden || (await desk.Crm.Conversations.GetAsync(id)).Participants.Any(p => p.Hidden && p.Employee.Value == employee);
            if (await desk.Crm.Conversations.SayAsync(id, word, new EmployeeId(employee), hidden) is not Created) return;
            if (isHidden) _hidden.Add(word);
            else if (_said.TryGetValue(id, out var words)) words.Add(word);
            else _said[id] = [word];
        }

        private async Task PresenceAsync(string employee)
        {
            var presence = new[] { Presence.AtWork, Presence.Break, Presence.Leave, Presence.Sick, Presence.Overtime }[random.Next(5)];
            await desk.Crm.Presence.SetAsync(employee, presence);
            _atWork[employee] = presence is Presence.AtWork or Presence.Overtime;
        }

        private async Task CountsAreRightAsync(IReadOnlyList<Conversation> all)
        {
            foreach (var employee in Staff)
            {
                var held = all.Count(c => c.Owner?.Value == employee && c.State is ConversationState.Given or ConversationState.Open && c.Owner?.Value == employee);
                Assert.Equal(held, (await desk.Crm.Presence.OfAsync(employee)).OpenOf(WorkKinds.Conversation));
            }

            // One client's chat is one conversation at a time.
            Assert.All(all.Where(c => c.State != ConversationState.Closed).GroupBy(c => (c.Channel, c.Chat)), g => Assert.Single(g));
            Assert.Equal(
                all.Where(c => c is { State: ConversationState.Waiting, Line: "support" }).Select(c => c.Id.Value).Order(),
                (await desk.Crm.Assignment.WaitingAsync("support")).Items.Select(w => w.Subject).Order());
        }

        private async Task<IReadOnlyList<Conversation>> AllAsync() => (await desk.Crm.Conversations.ListAsync()).Items;

        private string Word() => "w" + (++_words).ToString(CultureInfo.InvariantCulture);
    }
}
