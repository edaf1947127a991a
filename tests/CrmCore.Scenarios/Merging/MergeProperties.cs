using System.Globalization;
using CrmCore.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace CrmCore.Scenarios.Merging;

/// <summary>What holds whatever is merged, unmerged and captured in whatever order.</summary>
public sealed class MergeProperties : MergeScenario
{
    private static readonly string[] Names = ["Anna", "Anna Karenina", "A. K.", "Boris Ivanovich Godunov", "Boris"];

    [Fact]
    public void R33_merging_and_unmerging_is_the_identity_on_everything_that_was_there() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => IsIdentity(seed).GetAwaiter().GetResult()));

    [Fact]
    public void R33_whichever_way_three_are_merged_the_same_is_kept() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => IsAssociative(seed).GetAwaiter().GetResult()));

    [Fact]
    public void R33_no_sequence_of_merges_unmerges_and_captures_breaks_the_books() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => HoldsBooks(seed).GetAwaiter().GetResult()));

    private static async Task<bool> IsIdentity(int seed)
    {
        await using var world = await World.MakeAsync(seed, 4);
        var before = await world.ShowAsync();
        var merges = new Stack<MergeId>();
        for (var i = 0; i < 3; i++)
        {
            if (await world.MergeAnyAsync() is { } merge) merges.Push(merge);
        }

        while (merges.TryPop(out var merge)) await UnmergeAsync(world.Desk, merge);
        return before == await world.ShowAsync();
    }

    private static async Task<bool> IsAssociative(int seed)
    {
        string? kept = null;
        for (var way = 0; way < 4; way++)
        {
            await using var world = await World.MakeAsync(seed, 3);
            var (a, b, c) = (world.Contacts[0], world.Contacts[1], world.Contacts[2]);
            var (first, second) = way switch { 0 => ((a, b), (a, c)), 1 => ((b, c), (a, b)), 2 => ((c, a), (b, c)), _ => ((a, c), (b, a)) };
            await MergeAsync(world.Desk, first.Item1, first.Item2);
            await MergeAsync(world.Desk, second.Item1, second.Item2);
            var now = await world.KeptAsync(a);
            if ((kept ??= now) != now) return false;
        }

        return true;
    }

    private static async Task<bool> HoldsBooks(int seed)
    {
        await using var world = await World.MakeAsync(seed, 5);
        for (var i = 0; i < 40; i++)
        {
            await world.StepAsync();
            await world.CheckAsync();
        }

        return true;
    }

    private sealed class World(CrmTestDesk desk, Random random) : IAsyncDisposable
    {
        private readonly List<MergeId> _merges = [];
        private int _keys;

        public CrmTestDesk Desk { get; } = desk;

        public List<ContactId> Contacts { get; } = [];

        public static async Task<World> MakeAsync(int seed, int contacts)
        {
            using var scenario = new MergeProperties();
            var world = new World(await scenario.DeskAsync(), new Random(seed));
            for (var i = 0; i < contacts; i++) await world.AddAsync(i);
            for (var i = 0; i < contacts; i++) await world.DecorateAsync();
            return world;
        }

        public async Task<MergeId?> MergeAnyAsync()
        {
            if (await Desk.Contacts.MergeAsync(Any(), Any(), Olga) is not Merged merged) return null;
            _merges.Add(merged.Merge);
            return merged.Merge;
        }

        public async Task StepAsync()
        {
            Desk.Clock.Advance(Duration.FromMinutes(random.Next(5)));
            switch (random.Next(7))
            {
                case 0 or 1:
                    await MergeAnyAsync();
                    break;
                case 2 or 3 when _merges.Count > 0:
                    await Desk.Contacts.UnmergeAsync(_merges[random.Next(_merges.Count)], Olga);
                    break;
                case 4:
                    await DecorateAsync();
                    break;
                default:
                    var form = new FormSubmitted { Source = random.Next(2) == 0 ? "site" : "landing", Key = Key(), Phone = Phone(random.Next(6)), Email = random.Next(2) == 0 ? Email(random.Next(8)) : null };
                    if ((await Desk.Events.IngestAsync(form)).Contact is { } contact && !Contacts.Contains(contact)) Contacts.Add(contact);
                    break;
            }
        }

        /// <summary>Each point has one holder that is in use and shows it; no deal names a card that was merged away; every id leads somewhere.</summary>
        public async Task CheckAsync()
        {
            var cards = new Dictionary<ContactId, Contact>();
            foreach (var id in Contacts) cards[id] = await Desk.Contacts.GetAsync(id);
            var live = cards.Values.DistinctBy(c => c.Id).ToList();
            Assert.All(live, c => Assert.Equal(c.Id, cards[c.Id].Id));
            foreach (var card in live)
            {
                foreach (var point in card.Points)
                {
                    var holder = point.Kind == ContactPointKind.Phone ? await Desk.Contacts.FindByPhoneAsync(point.Value) : await Desk.Contacts.FindByEmailAsync(point.Value);
                    Assert.Equal(card.Id, holder!.Id);
                }
            }

            foreach (var deal in (await Desk.Deals.ListAsync(limit: 1000)).Items)
            {
                foreach (var contact in deal.OtherContacts.Prepend(deal.Contact!.Value))
                {
                    Assert.Contains(contact, live.Select(c => c.Id));
                    Assert.Contains(deal.Id, (await Desk.Deals.OfAsync(contact)).Select(d => d.Id));
                }
            }

            foreach (var card in live)
            {
                Assert.All(await Desk.Deals.OfAsync(card.Id), d => Assert.Contains(card.Id, d.OtherContacts.Prepend(d.Contact!.Value)));
            }
        }

        public async Task<string> ShowAsync()
        {
            var text = new System.Text.StringBuilder();
            foreach (var id in Contacts) text.AppendLine(Show(await Desk.Contacts.GetAsync(id)) + " " + Given(await Desk.Contacts.GetAsync(id)));
            foreach (var deal in (await Desk.Deals.ListAsync(limit: 1000)).Items) text.AppendLine(CultureInfo.InvariantCulture, $"{deal.Id} {deal.Contact} {string.Join(",", deal.OtherContacts)}");
            foreach (var lead in (await Desk.Leads.ListAsync()).Items) text.AppendLine(CultureInfo.InvariantCulture, $"{lead.Id} {lead.Contact}");
            foreach (var id in Contacts) text.AppendLine(string.Join(",", (await Desk.Deals.OfAsync(id)).Select(d => d.Id)));
            for (var i = 0; i < 6; i++) text.AppendLine((await Desk.Contacts.FindByPhoneAsync(Phone(i)))?.Id.ToString());
            return text.ToString();
        }

        /// <summary>Everything that a card keeps, as a set: which of two values won does not count.</summary>
        public async Task<string> KeptAsync(ContactId id)
        {
            var card = await Desk.Contacts.GetAsync(id);
            var values = card.Alternatives.Select(a => a.Field + "=" + a.Value)
                .Concat(card.Fields.Values.Select(f => f.Key + "=" + string.Join(",", f.Value.AsList.Order(StringComparer.Ordinal))))
                .Append("name=" + card.Name).Append("owner=" + card.Owner)
                .Concat(card.Points.Select(p => p.Value + p.Unsubscribed))
                .Concat(card.Tags)
                .Concat((await Desk.Deals.OfAsync(id)).Select(d => d.CreatedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
            return string.Join("\n", values.Order(StringComparer.Ordinal));
        }

        public ValueTask DisposeAsync() => Desk.DisposeAsync();

        private async Task AddAsync(int i)
        {
            Contacts.Add(await ContactAsync(Desk, Names[random.Next(Names.Length)], Phone(i), random.Next(2) == 0 ? Email(i) : null, random.Next(2) == 0 ? "City " + random.Next(3) : null));
            Desk.Clock.Advance(Duration.FromMinutes(random.Next(3)));
        }

        private async Task DecorateAsync()
        {
            var id = Any();
            Desk.Clock.Advance(Duration.FromMinutes(1));
            switch (random.Next(5))
            {
                case 0:
                    await DealAsync(Desk, id);
                    break;
                case 1:
                    await DealAsync(Desk, id, Any());
                    break;
                case 2:
                    await Desk.Contacts.EditAsync(id, new ContactChange { Tags = ["t" + random.Next(3)], Owner = random.Next(2) == 0 ? Ivan : (EmployeeId?)null }, Olga);
                    break;
                case 3:
                    await Desk.Contacts.EditAsync(id, new ContactChange { Fields = With("likes", FieldValue.Of((string[])["tea", "milk"])).With("city", FieldValue.Of("Town " + random.Next(3))) }, Olga);
                    break;
                default:
                    await Desk.Contacts.EditAsync(id, new ContactChange { Unsubscribe = (await Desk.Contacts.GetAsync(id)).Points.Select(p => p.Value).Take(1).ToArray() }, Olga);
                    break;
            }
        }

        private static string Given(Contact card) => string.Join(";", card.Points.Select(p => card.ProvenanceOf(p)).Append(card.ProvenanceOf("name")).Append(card.ProvenanceOf("city")));

        private ContactId Any() => Contacts[random.Next(Contacts.Count)];

        private static string Phone(int i) => "+7916111111" + i.ToString(CultureInfo.InvariantCulture);

        private static string Email(int i) => "person" + i.ToString(CultureInfo.InvariantCulture) + "@example.com";

        private string Key() => "k" + (++_keys).ToString(CultureInfo.InvariantCulture);
    }
}
