using System.Text;
using System.Text.Json;
using CrmCore.Scenarios.Merging;
using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace CrmCore.Scenarios.Privacy;

public sealed class PrivacyScenarios : MergeScenario
{
    private static readonly string[] Secrets = ["Karenina", "Каренина", "9162222222", "222-22-22", "anna.k@example.com", "cookie-of-anna", "Arkadyevna", "secret letter"];

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R65_an_erased_person_is_found_in_no_table_and_the_report_proves_it(Keep keep)
    {
        await using var desk = await OpenAsync(keep);
        var (anna, _) = await LiveAsync(desk);

        var erased = Assert.IsType<Erased>(await desk.Crm.Privacy.EraseAsync(anna));

        Assert.True(erased.IsProven, string.Join("; ", erased.Tables));
        Assert.Equal(0, erased.Shared);
        var tables = erased.Tables.ToDictionary(t => t.Table);
        Assert.True(tables["contact"].Blanked == 2 && tables["lead"].Blanked >= 1 && tables["inbox"].Blanked >= 5 && tables["timeline"].Blanked >= 4, string.Join("; ", erased.Tables));
        Assert.True(tables["merge"].Blanked == 1 && tables["visit_mark"].Removed >= 1 && tables["action"].Removed >= 1 && tables["task"].Blanked >= 1, string.Join("; ", erased.Tables));
        Assert.DoesNotContain(Secrets, s => string.Join("; ", erased.Tables).Contains(s, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task R65_nothing_of_an_erased_person_is_left_in_the_file()
    {
        var path = NewPath();
        var desk = await OpenAsync(Keep.Sqlite, path);
        var (anna, boris) = await LiveAsync(desk);
        Assert.True(Found(path) > 0);
        Assert.IsType<Erased>(await desk.Crm.Privacy.EraseAsync(anna));
        var kept = Show(await desk.Contacts.GetAsync(boris));
        await desk.DisposeAsync();
        Vacuum(path);

        Assert.Equal(0, Found(path));

        await using var again = await OpenAsync(Keep.Sqlite, path);
        Assert.Equal(kept, Show(await again.Contacts.GetAsync(boris)));
        Assert.Contains("erased", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await again.Contacts.GetAsync(anna))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R65_an_erased_person_leaves_tombstones_and_a_new_call_makes_a_stranger()
    {
        await using var desk = await OpenAsync(Keep.InMemory);
        var (anna, _) = await LiveAsync(desk);
        var deals = await desk.Deals.OfAsync(anna);
        var merge = (await desk.Contacts.MergesAsync(anna)).Single();
        Assert.IsType<Erased>(await desk.Crm.Privacy.EraseAsync(merge.Other));

        Assert.Contains("erased", await RefusedAsync(desk.Contacts.EditAsync(merge.Other, new ContactChange { Name = "A" }, Olga)), StringComparison.Ordinal);
        Assert.Contains("erased", await RefusedAsync(desk.Contacts.UnmergeAsync(merge.Id, Olga)), StringComparison.Ordinal);
        Assert.Contains("erased", await RefusedAsync(desk.Crm.Privacy.EraseAsync(anna)), StringComparison.Ordinal);
        var timeline = await desk.Timeline.OfAsync(anna);
        Assert.All(timeline, e => Assert.True(string.IsNullOrEmpty(e.Personal)));
        Assert.Contains(timeline, e => e.Kind == TimelineKinds.Erased);
        var deal = await desk.Deals.GetAsync(deals[0].Id);
        Assert.Equal((deals[0].Stage, deals[0].Amount, anna), (deal.Stage, deal.Amount, deal.Contact!.Value));
        Assert.Null(deal.Title);
        Assert.NotNull((await desk.Events.IngestAsync(Call("+79162222222"))).Lead);
        await desk.AdvanceAsync(Period.FromDays(30));
    }

    [Fact]
    public async Task R65_the_other_of_an_undone_merge_stays_and_what_names_the_erased_goes()
    {
        await using var desk = await DeskAsync();
        var anna = await ContactAsync(desk, "Anna", "+79161111111", "anna@example.com");
        var boris = await ContactAsync(desk, "Boris", "+79162222222");
        var merged = await MergeAsync(desk, boris, anna);
        await UnmergeAsync(desk, merged.Merge);
        await desk.Timeline.NoteAsync(boris.Value, "wife of +7 916 111-11-11", Olga);

        Assert.True(((Erased)await desk.Crm.Privacy.EraseAsync(anna)).IsProven);

        Assert.Equal("Boris", (await desk.Contacts.GetAsync(boris)).Name);
        Assert.Equal("", (await desk.Timeline.OfAsync(boris)).Last(e => e.Kind == TimelineKinds.Noted).Personal);
        Assert.True((await desk.Contacts.MergesAsync(boris)).Single().IsErased);
    }

    [Fact]
    public async Task R65_what_the_other_of_an_undone_merge_said_stays()
    {
        await using var desk = await OpenAsync(Keep.InMemory);
        var anna = await ContactAsync(desk, "Anna", "+79161111111");
        var boris = await ContactAsync(desk, "Boris", "+79162222222");
        var merged = await MergeAsync(desk, boris, anna);
        await desk.Events.IngestAsync(new FormSubmitted { Source = "site", Key = "b", Phone = "+79162222222", Email = "home@example.com", Text = "from Boris" });
        await UnmergeAsync(desk, merged.Merge);
        var before = (await desk.Timeline.OfAsync((await desk.Deals.OfAsync(boris)).Single().Id)).Select(e => e.Personal).ToArray();

        Assert.True(((Erased)await desk.Crm.Privacy.EraseAsync(anna)).IsProven);

        Assert.Equal(before, (await desk.Timeline.OfAsync((await desk.Deals.OfAsync(boris)).Single().Id)).Select(e => e.Personal));
        Assert.Equal(2, (await desk.Contacts.GetAsync(boris)).Points.Count);
    }

    [Fact]
    public async Task R65_who_was_deleted_first_is_erased_with_the_deals_that_were_theirs()
    {
        await using var desk = await OpenAsync(Keep.InMemory);
        var anna = await ContactAsync(desk, "Anna Karenina", "+79161111111");
        var deal = await DealAsync(desk, anna);
        await desk.Deals.EditAsync(deal, new DealChange { Title = "Anna Karenina's house" }, Olga);
        await desk.Contacts.DeleteAsync(anna, Olga);

        Assert.True(((Erased)await desk.Crm.Privacy.EraseAsync(anna)).IsProven);

        Assert.Null((await desk.Deals.GetAsync(deal)).Title);
        Assert.All(await desk.Timeline.OfAsync(deal), e => Assert.DoesNotContain("Karenina", e.Personal ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R65_only_an_administrator_erases()
    {
        await using var desk = await DeskAsync();
        var anna = await ContactAsync(desk, "Anna", "+79161111111");

        Assert.Contains("only an administrator", await RefusedAsync(desk.Crm.Privacy.EraseAsync(anna, Ivan)), StringComparison.Ordinal);
        Assert.Contains("no contact", await RefusedAsync(desk.Crm.Privacy.EraseAsync(new ContactId(Guid.Parse("11111111-1111-1111-1111-111111111111")))), StringComparison.Ordinal);
        Assert.Equal("Anna", (await desk.Contacts.GetAsync(anna)).Name);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R65_the_export_holds_everything_that_is_known_and_nobody_else(Keep keep)
    {
        await using var desk = await OpenAsync(keep);
        var (anna, boris) = await LiveAsync(desk);
        using var file = new MemoryStream();

        var rows = await desk.Crm.Privacy.ExportAsync(anna, file);

        var text = Encoding.UTF8.GetString(file.ToArray());
        Assert.All(Secrets.Where(s => s is not "222-22-22"), s => Assert.Contains(s, text, StringComparison.OrdinalIgnoreCase));
        using var json = JsonDocument.Parse(text);
        var tables = json.RootElement.GetProperty("tables");
        Assert.Equal(rows, tables.EnumerateObject().Sum(t => t.Value.GetArrayLength()));
        Assert.Equal(2, tables.GetProperty("contact").GetArrayLength());
        foreach (var table in (string[])["claim", "lead", "deal", "task", "timeline", "inbox", "action", "visit_mark", "merge", "redirect", "deal_contact"])
        {
            Assert.True(tables.GetProperty(table).GetArrayLength() > 0, table);
        }

        Assert.DoesNotContain(boris.ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain("boris@example.com", text, StringComparison.Ordinal);
    }

    private static async Task<(ContactId Anna, ContactId Boris)> LiveAsync(CrmTestDesk desk)
    {
        var boris = await ContactAsync(desk, "Boris Godunov", "+79169999999", "boris@example.com");
        await desk.Timeline.NoteAsync(boris.Value, "likes operas", Olga);
        var lead = (await desk.Events.IngestAsync(new FormSubmitted
        {
            Source = "landing", Key = "f0", Form = "callback", Name = "Каренина Анна", Phone = "8 (916) 222-22-22", Visitor = "cookie-of-anna", Text = "secret letter",
        })).Lead!.Value;
        var deal = new DealId(((Created)await desk.Leads.AcceptAsync(lead, Olga, "sales")).Id);
        var anna = (await desk.Deals.GetAsync(deal)).Contact!.Value;
        await desk.Events.IngestAsync(new FormSubmitted { Source = "site", Key = "f1", Name = "Anna Karenina", Phone = "+7-916-222-22-22", Email = "Anna.K@Example.com", Text = "secret letter" });
        await desk.Contacts.EditAsync(anna, new ContactChange { Name = "Anna Karenina" }, Olga);
        await desk.Deals.EditAsync(deal, new DealChange { Title = "Order of Anna Karenina", Amount = Money.Rub(500) }, Olga);
        await desk.Events.IngestAsync(new IncomingEmail("anna.k@example.com") { Source = "mail", Key = "m1", Mailbox = "mail", Title = "secret letter" });
        await desk.Events.IngestAsync(new SiteVisit("cookie-of-anna", "https://shop.example/anna") { Source = "site", Key = "v1" });
        var second = await ContactAsync(desk, "Anna Arkadyevna", "+79163333333");
        var other = await DealAsync(desk, second);
        await desk.AdvanceAsync(Period.FromDays(4));
        await DealAsync(desk, second);
        await desk.Contacts.EditAsync(second, new ContactChange { Fields = With("city", FieldValue.Of("Saint Petersburg, Karenina street")) }, Olga);
        await MergeAsync(desk, anna, second, "Karenina is Arkadyevna");
        await desk.Timeline.NoteAsync(other.Value, "call Anna Karenina, 222-22-22 is wrong", Olga);
        return (anna, boris);
    }

    private Task<CrmTestDesk> OpenAsync(Keep keep, string? path = null) => DeskAsync(
        crm =>
        {
            if (keep == Keep.Sqlite) crm.UseSqlite(path ?? NewPath());
            crm.AddPipeline(Pipeline.Define("sales", p => p
                .Stage("new", s => s.OnEnter("later", Do.CreateTask("Ask again").After(Period.FromDays(3))))
                .Stage("looked", s => s.MoveHereOn("page", CrmCore.Triggers.SiteVisit("https://shop.example/anna")).OnEnter("hook", Do.SendWebhook("https://example.com/hook").After(Period.FromDays(30))))
                .Won().Lost()));
            crm.AddField(new FieldDefinition { Id = "city", On = CardKind.Contact });
            crm.AddSource(new IntakePolicy { Source = "site", Pipeline = "sales" });
        });

    private static void Vacuum(string path)
    {
        Batteries_V2.Init();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(path, out var db));
        using (db)
        {
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)"));
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(db, "VACUUM"));
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)"));
        }
    }

    private static int Found(string path)
    {
        var count = 0;
        foreach (var file in new[] { path, path + "-wal" }.Where(File.Exists))
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            open.CopyTo(bytes);
            var text = Encoding.UTF8.GetString(bytes.ToArray());
            count += Secrets.Count(s => text.Contains(s, StringComparison.OrdinalIgnoreCase));
        }

        return count;
    }
}
