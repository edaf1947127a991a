using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Duplicates;

/// <summary>Contacts that share no exact key and are still one person: found after the capture, merged when sure, shown when not (R33).</summary>
public sealed class DoublesScenarios : Scenario
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Won().Lost());

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R33_what_is_surely_one_person_is_merged_right_after_the_capture(Keep keep)
    {
        await using var desk = await DeskAsync(keep, mergeFrom: 0.99);
        var first = await ContactAsync(desk, "Екатерина Водопьянова", "+79161234567", "k.vodopyanova@example.com", "1984-03-12");
        var second = await ContactAsync(desk, "Vodopyanova Ekaterina", "+79031112233", "k.vodopyanova@gmail.com", "12.03.1984");
        await desk.RunDueAsync();

        var one = await desk.Contacts.GetAsync(second);
        Assert.Equal(first, one.Id);
        Assert.Equal(4, one.Points.Count);
        var merge = Assert.Single(await desk.Contacts.MergesAsync(first));
        Assert.Equal(ActorKind.Automation, merge.By.Kind);
        Assert.Contains("one person with a probability of 99", merge.Reason, StringComparison.Ordinal);
        Assert.Empty((await desk.Crm.Duplicates.ReviewAsync()).Items);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R33_what_is_only_probable_waits_for_somebody(Keep keep)
    {
        await using var desk = await DeskAsync(keep, mergeFrom: 1);
        var first = await ContactAsync(desk, "Екатерина Водопьянова", "+79161234567", null, "1984-03-12");
        var second = await ContactAsync(desk, "Vodopyanova Ekaterina", "+79031112233", null, "12.03.1984");
        var stranger = await ContactAsync(desk, "Пётр Кузнецов", "+79035556677", null, "1970-01-01");
        await desk.RunDueAsync();

        var pair = Assert.Single((await desk.Crm.Duplicates.ReviewAsync()).Items);
        Assert.Equal((first, second), (pair.First, pair.Second));
        Assert.InRange(pair.Probability, 0.4, 1);
        Assert.Equal(second, (await desk.Contacts.GetAsync(second)).Id);
        Assert.Equal(stranger, (await desk.Contacts.GetAsync(stranger)).Id);
    }

    [Fact]
    public async Task R33_a_pair_leaves_the_review_list_when_it_is_merged_or_said_to_be_two()
    {
        await using var desk = await DeskAsync(mergeFrom: 1);
        var a = await ContactAsync(desk, "Екатерина Водопьянова", "+79161234567", null, "1984-03-12");
        var b = await ContactAsync(desk, "Vodopyanova Ekaterina", "+79031112233", null, "1984-03-12");
        var c = await ContactAsync(desk, "Аристарх Подгорный", "+79161234568", null, "1951-07-05");
        var d = await ContactAsync(desk, "Podgornyj Aristarkh", "+79031112234", null, "1951-07-05");
        await desk.RunDueAsync();
        Assert.Equal(2, (await desk.Crm.Duplicates.ReviewAsync()).Items.Count);

        Assert.IsType<Merged>(await desk.Contacts.MergeAsync(a, b, Olga));
        Assert.IsType<Done>(await desk.Contacts.NotSameAsync(c, d, Olga));
        Assert.Empty((await desk.Crm.Duplicates.ReviewAsync()).Items);
    }

    [Fact]
    public async Task R33_these_are_not_the_same_is_remembered_for_ever()
    {
        await using var desk = await DeskAsync(mergeFrom: 0.5);
        var first = await ContactAsync(desk, "Екатерина Водопьянова", "+79161234567", null, "1984-03-12");
        await desk.RunDueAsync();
        var second = await ContactAsync(desk, "Vodopyanova Ekaterina", "+79031112233", null, "1984-03-12");
        Assert.IsType<Done>(await desk.Contacts.NotSameAsync(first, second, Olga));
        await desk.RunDueAsync();
        Assert.IsType<Done>(await desk.Contacts.EditAsync(second, new ContactChange { Emails = ["k.v@example.com"] }, Olga));
        await desk.RunDueAsync();

        Assert.Equal(second, (await desk.Contacts.GetAsync(second)).Id);
        Assert.Empty((await desk.Crm.Duplicates.ReviewAsync()).Items);
        var plan = await desk.Crm.Duplicates.FindAsync();
        Assert.Empty(plan.Sure);
        Assert.Empty(plan.Review);
    }

    [Fact]
    public async Task R33_a_merge_that_was_taken_back_is_not_made_again()
    {
        await using var desk = await DeskAsync(mergeFrom: 0.99);
        var first = await ContactAsync(desk, "Екатерина Водопьянова", "+79161234567", "k.vodopyanova@example.com", "1984-03-12");
        var second = await ContactAsync(desk, "Vodopyanova Ekaterina", "+79031112233", "k.vodopyanova@gmail.com", "1984-03-12");
        await desk.RunDueAsync();
        var merge = Assert.Single(await desk.Contacts.MergesAsync(first));
        Assert.IsType<Unmerged>(await desk.Contacts.UnmergeAsync(merge.Id, Olga));
        Assert.IsType<Done>(await desk.Contacts.EditAsync(second, new ContactChange { Phones = ["+79031112299"] }, Olga));
        await desk.RunDueAsync();

        Assert.Equal(second, (await desk.Contacts.GetAsync(second)).Id);
        Assert.False(Assert.Single(await desk.Contacts.MergesAsync(first)).Stands);
    }

    [Fact]
    public async Task R33_the_whole_account_is_searched_with_weights_of_its_own_and_the_plan_applied()
    {
        await using var desk = await DeskAsync(search: false, mergeFrom: 0.9);
        var first = await ContactAsync(desk, "Екатерина Водопьянова", "+79161234567", "k.vodopyanova@example.com", "1984-03-12");
        var second = await ContactAsync(desk, "Vodopyanova Ekaterina", "+79031112233", "k.vodopyanova@gmail.com", "1984-03-12");
        await ContactAsync(desk, "Пётр Кузнецов", "+79035556677", "p@example.com", "1970-01-01");
        await desk.RunDueAsync();
        Assert.Equal(second, (await desk.Contacts.GetAsync(second)).Id);

        var steps = new List<MatchStep>();
        var plan = await desk.Crm.Duplicates.FindAsync(new Steps(steps));
        Assert.Equal(3, plan.Contacts);
        Assert.Equal([first, second], Assert.Single(plan.Groups));
        Assert.Equal((first, second), (plan.Sure[0].First, plan.Sure[0].Second));
        Assert.Contains(MatchStep.Clustering, steps);
        Assert.Equal(second, (await desk.Contacts.GetAsync(second)).Id);

        var report = await desk.Crm.Duplicates.ApplyAsync(plan, Olga);
        Assert.Equal(first, Assert.Single(report.Merged).Survivor);
        Assert.Empty(report.Refused);
        Assert.Equal(first, (await desk.Contacts.GetAsync(second)).Id);
    }

    [Fact]
    public async Task R33_a_card_that_was_changed_since_the_plan_is_left_alone()
    {
        await using var desk = await DeskAsync(search: false, mergeFrom: 0.9);
        await ContactAsync(desk, "Екатерина Водопьянова", "+79161234567", "k.vodopyanova@example.com", "1984-03-12");
        var second = await ContactAsync(desk, "Vodopyanova Ekaterina", "+79031112233", "k.vodopyanova@gmail.com", "1984-03-12");
        var plan = await desk.Crm.Duplicates.FindAsync();
        await desk.Contacts.EditAsync(second, new ContactChange { Name = "Somebody Else" }, Olga);

        var report = await desk.Crm.Duplicates.ApplyAsync(plan, Olga);
        Assert.Empty(report.Merged);
        Assert.Contains("changed", Assert.Single(report.Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R33_why_these_two_is_told_in_words_and_bits()
    {
        await using var desk = await DeskAsync(mergeFrom: 1);
        var first = await ContactAsync(desk, "Екатерина Водопьянова", "+79161234567", null, "1984-03-12");
        var second = await ContactAsync(desk, "Vodopyanova Ekaterina", "+79031112233", null, "1984-03-12");
        var why = await desk.Crm.Duplicates.WhyAsync(first, second);
        Assert.Contains("birthday", why.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.InRange(why.Probability, 0.4, 1);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R33_contacts_of_a_time_without_the_search_are_found_once_they_are_indexed(Keep keep)
    {
        await using var desk = await DeskAsync(keep, search: false);
        var first = await ContactAsync(desk, "Екатерина Водопьянова", "+79161234567", "k.vodopyanova@example.com", "1984-03-12");
        for (var i = 0; i < 100; i++) await ContactAsync(desk, "Иван Петров", $"+7903000{i:0000}", null, "1990-01-01");
        Assert.Equal(101, await desk.Crm.Duplicates.IndexAsync());
        Assert.Equal(101, await desk.Crm.Duplicates.IndexAsync());
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(new DuplicateSettings()));
        Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(new DuplicateSettings { ReviewFrom = 2 }));

        var second = await ContactAsync(desk, "Vodopyanova Ekaterina", "+79031112233", "k.vodopyanova@gmail.com", "1984-03-12");
        await desk.RunDueAsync();
        Assert.Equal(first, (await desk.Contacts.GetAsync(second)).Id);
    }

    [Fact]
    public async Task R33_a_namesake_is_no_double()
    {
        await using var desk = await DeskAsync(mergeFrom: 0.99);
        var first = await ContactAsync(desk, "Иван Иванов", "+79161234567", "first@example.com", "1984-03-12");
        var second = await ContactAsync(desk, "Иван Иванов", "+79031112233", "second@example.com", "1971-11-30");
        await desk.RunDueAsync();
        Assert.Equal(first, (await desk.Contacts.GetAsync(first)).Id);
        Assert.Equal(second, (await desk.Contacts.GetAsync(second)).Id);
    }

    [Fact]
    public async Task R33_a_mailbox_named_by_a_phone_is_compared_as_that_phone()
    {
        await using var desk = await DeskAsync(mergeFrom: 1);
        var first = await ContactAsync(desk, "Аристарх Подгорный", "+79164738291", null, "1951-07-05");
        var second = await ContactAsync(desk, "Podgornyj Aristarkh", "+79031112234", "79164738291@ya.ru", "1951-07-05");

        var why = await desk.Crm.Duplicates.WhyAsync(first, second);
        Assert.Equal("equal", Assert.Single(why.Evidence, e => e.Field == "phone").Agreement);
    }

    [Fact]
    public async Task R33_who_is_marked_as_another_stays_another_for_the_card_that_stands_for_him()
    {
        await using var desk = await DeskAsync(search: false, mergeFrom: 0.9);
        var a = await ContactAsync(desk, "Екатерина Водопьянова", "+79161234567", "k.vodopyanova@example.com", "1984-03-12");
        var b = await ContactAsync(desk, "Vodopyanova Ekaterina", "+79031112233", "k.vodopyanova@gmail.com", "12.03.1984");
        var c = await ContactAsync(desk, "Екатерина Водопьянова", "+79035556677", null, "1984-03-12");
        var all = await desk.Crm.Duplicates.FindAsync();
        Assert.Contains(all.Sure.Concat(all.Review), pair => (pair.First, pair.Second) == (a, b));
        Assert.IsType<Done>(await desk.Contacts.NotSameAsync(a, b, Olga));
        Assert.IsType<Merged>(await desk.Contacts.MergeAsync(c, a, Olga));

        var plan = await desk.Crm.Duplicates.FindAsync();
        Assert.Equal(2, plan.Contacts);
        Assert.Empty(plan.Sure);
        Assert.Empty(plan.Review);
    }

    private async Task<CrmTestDesk> DeskAsync(Keep keep = Keep.InMemory, bool search = true, double mergeFrom = 0.99) => await DeskAsync(
        crm =>
        {
            crm.AddPipeline(Sales);
            crm.AddField(new FieldDefinition { Id = "birthday", On = CardKind.Contact });
        },
        keep,
        Settings with { Duplicates = new DuplicateSettings { Search = search, MergeFrom = mergeFrom } });

    private static async Task<ContactId> ContactAsync(CrmTestDesk desk, string name, string phone, string? email, string birthday)
    {
        var made = await desk.Contacts.CreateAsync(
            new ContactChange { Name = name, Phones = [phone], Emails = email is null ? [] : [email], Fields = FieldBag.Empty.With("birthday", FieldValue.Of(birthday)) },
            Olga);
        return new ContactId(Assert.IsType<Created>(made).Id);
    }

    private sealed class Steps(List<MatchStep> steps) : IProgress<MatchProgress>
    {
        public void Report(MatchProgress value)
        {
            lock (steps) steps.Add(value.Step);
        }
    }
}
