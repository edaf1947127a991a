using CrmCore.Benchmarks;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CrmCore.Tests.Matching;

/// <summary>The search after each capture and the search of the whole account, under the same learned model.</summary>
public sealed class DoublesAgreementTests(ITestOutputHelper output)
{
    private const int Leads = 1_500;
    private const double ReviewFrom = 0.4;

    private static readonly string[] Fields = ["company", "city", "address"];

    [Fact]
    public async Task R33_contacts_that_come_one_after_another_have_the_doubles_of_a_search_of_them_all()
    {
        await using var desk = await CrmTestDesk.CreateAsync(
            crm =>
            {
                crm.AddPipeline(Pipeline.Define("sales", p => p.Stage("new").Won().Lost()));
                foreach (var field in Fields) crm.AddField(new FieldDefinition { Id = field, On = CardKind.Contact });
            },
            settings: new AccountSettings { Duplicates = new DuplicateSettings { MergeFrom = 1, ReviewFrom = ReviewFrom } });
        var leads = new LeadGenerator(7);
        for (var n = 0; n < Leads; n++) await CreateAsync(desk, leads.Lead(n % (Leads * 7 / 10), n));

        // The searches wait: each finds only those before it on the lists.
        var plan = await desk.Crm.Duplicates.FindAsync();
        await LearnAsync(desk, plan.Model);
        await desk.RunDueAsync();

        var batch = plan.Sure.Concat(plan.Review).Where(p => p.Probability >= ReviewFrom).Select(p => (p.First, p.Second)).ToHashSet();
        var found = await ReviewListAsync(desk);
        var both = batch.Intersect(found).Count();
        var either = batch.Union(found).Count();
        output.WriteLine($"{plan.Contacts} contacts; the whole account: {batch.Count} pairs, one after another: {found.Count}, both: {both}, either: {either}");
        Assert.InRange(batch.Count, 100, int.MaxValue);
        Assert.True(both >= 0.99 * either, $"{both} of {either} pairs agree.");
    }

    private static async Task CreateAsync(CrmTestDesk desk, string?[] cells)
    {
        var fields = FieldBag.Empty;
        for (var i = 0; i < Fields.Length; i++) fields = cells[3 + i] is { } text ? fields.With(Fields[i], FieldValue.Of(text)) : fields;
        var card = new ContactChange { Name = cells[0] ?? "", Fields = fields };
        string[] phones = cells[1] is { } phone ? [phone] : [];
        string[] emails = cells[2] is { } email ? [email] : [];
        // A phone or address that another card holds already is that card's: the others stay for the matcher.
        if (await desk.Contacts.CreateAsync(card with { Phones = phones, Emails = emails }) is Created) return;
        Assert.IsType<Created>(await desk.Contacts.CreateAsync(card));
    }

    private static async Task LearnAsync(CrmTestDesk desk, MatchModel model)
    {
        var body = System.Text.Encoding.UTF8.GetBytes(model.ToJson());
        var result = await desk.Crm.Commands.RunAsync(
            CommandKinds.SaveSetting, Actor.System, null, json => SettingWriting.Write(json, SettingKinds.MatchModel, ContactMatching.ModelId, body), CancellationToken.None);
        Assert.IsNotType<Refused>(result);
    }

    private static async Task<HashSet<(ContactId, ContactId)>> ReviewListAsync(CrmTestDesk desk)
    {
        var found = new HashSet<(ContactId, ContactId)>();
        string? after = null;
        do
        {
            var page = await desk.Crm.Duplicates.ReviewAsync(after);
            foreach (var pair in page.Items) found.Add((pair.First, pair.Second));
            after = page.Next;
        }
        while (after is not null);
        return found;
    }
}
