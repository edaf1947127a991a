using System.Globalization;

namespace CrmCore.Scenarios.Imports;

public sealed class DealImportTests : ImportScenario
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p
        .Stage("new", s => s.OnEnter("call", Do.CreateTask("Call")))
        .Stage("offer", s => s.OnEnter("again", Do.CreateTask("Ask again").After(Period.FromDays(1)))));

    private const string Rows = """
        Название сделки;Этап сделки;Бюджет;Телефон;Имя;Дата создания;Дата закрытия
        Окна;offer;15 000,50 ₽;89161234567;Анна;2020-01-10;
        Двери;Успешно;1000;89161234567;Анна;2020-02-10;2020-03-01
        Пол;нет такого;1;89030001122;Олег;2020-02-10;
        """;

    private static ImportPlan Plan { get; } = Deals with { Stages = new Dictionary<string, string> { ["успешно"] = "won" } };

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R59_R80_deals_stand_where_history_left_them_and_nothing_is_planned(Keep keep)
    {
        await using var desk = await TableDeskAsync(keep, Sales);
        var report = await ImportAsync(desk, Rows, Plan, RulesFire.No);
        Assert.Equal((2L, 1L), (report.New, report.Rejected));
        Assert.Contains("no stage 'нет такого'", report.FirstRejected[0].Reason, StringComparison.Ordinal);

        var deals = await AllDealsAsync(desk);
        Assert.Equal(["Окна", "Двери"], deals.Select(d => d.Title));
        Assert.Equal(["offer", "won"], deals.Select(d => d.Stage));
        Assert.Equal([Money.Rub(15000.50m), Money.Rub(1000)], deals.Select(d => d.Amount!.Value));
        Assert.Equal(deals[0].Contact, deals[1].Contact);
        Assert.Equal(Instant.FromUtc(2020, 1, 9, 21, 0), deals[0].CreatedAt);
        Assert.Equal(Instant.FromUtc(2020, 2, 29, 21, 0), deals[1].EnteredAt);
        Assert.Equal(1, (await desk.Crm.Pipelines.TotalsAsync("sales")).Single(t => t.Stage == "won").Deals);
        Assert.Null(await desk.Contacts.FindByPhoneAsync("89030001122"));
        await desk.AdvanceAsync(Period.FromDays(3));
        Assert.Empty(await desk.Crm.Tasks.OfAsync(deals[0].Id));
    }

    [Fact]
    public async Task R66_where_the_rules_fire_a_preview_says_how_much_and_then_it_happens()
    {
        await using var desk = await TableDeskAsync(Keep.InMemory, Sales);
        using var table = Table(Rows);
        var preview = await desk.Crm.Imports.PreviewAsync(table, Plan);
        Assert.Equal((2, 0, 1), (preview.New, preview.Known, preview.Rejected));
        Assert.Equal(1, preview.PlannedActions);

        await ImportAsync(desk, Rows, Plan, RulesFire.Yes);
        await desk.AdvanceAsync(Period.FromDays(3));
        Assert.Equal(["Ask again"], (await desk.Crm.Tasks.OfAsync((await AllDealsAsync(desk))[0].Id)).Select(t => t.Text));
    }

    [Theory]
    [InlineData(RulesFire.No, 1, 0)]
    [InlineData(RulesFire.Yes, 0, 1)]
    public async Task R66_leads_go_to_the_inbox_or_where_the_sources_policy_sends_them(RulesFire rules, int leads, int deals)
    {
        await using var desk = await TableDeskAsync(Keep.InMemory, Sales);
        await desk.Crm.Settings.SaveAsync(new IntakePolicy { Source = "import", Pipeline = "sales" });
        var report = await ImportAsync(desk, "name,phone,message,utm_source\nAnna,89161234567,please call,google\n", Leads, rules);
        Assert.Equal(1L, report.New);
        Assert.Equal((leads, deals), ((await AllLeadsAsync(desk)).Count, (await AllDealsAsync(desk)).Count));
        if (rules == RulesFire.No)
        {
            var lead = (await AllLeadsAsync(desk))[0];
            Assert.Equal(("Anna", "please call", "google"), (lead.Name, lead.Text, lead.Origin!.Utm["source"]));
        }
    }

    [Fact]
    public async Task R59_custom_fields_are_checked_before_anything_is_written()
    {
        await using var desk = await TableDeskAsync(Keep.InMemory, Sales);
        await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "contract", Name = "Contract number", Unique = true });
        await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "windows", Kind = FieldKind.Number });
        const string text = "title,Contract number,windows\nA,17,3\nB,17,4\nC,18,many\nD,19,\n";
        var report = await ImportAsync(desk, text, Deals);
        Assert.Equal((2L, 2L), (report.New, report.Rejected));
        Assert.Equal([3L, 4L], report.FirstRejected.Select(r => r.Line));
        Assert.Equal(["A", "D"], (await AllDealsAsync(desk)).Select(d => d.Title));
        await ImportAsync(desk, "title,contract\nE,18\n", Deals, id: "two");
        Assert.Equal("18", (await AllDealsAsync(desk))[^1].Fields["contract"].AsText);
    }

    [Theory]
    [InlineData(Keep.InMemory)]
    [InlineData(Keep.Sqlite)]
    public async Task R59_a_full_batch_with_unique_fields_companies_and_known_people_is_decided(Keep keep)
    {
        await using var desk = await TableDeskAsync(keep, Sales);
        await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "contract", Unique = true });
        var people = string.Concat(Enumerable.Range(0, 300).Select(i => string.Create(CultureInfo.InvariantCulture, $"Person {i},+7916{i:0000000},Firm {i}\n")));
        Assert.Equal(300L, (await ImportAsync(desk, "name,phone,company\n" + people, Contacts, id: "people")).New);
        var deals = string.Concat(Enumerable.Range(0, 600).Select(i => string.Create(CultureInfo.InvariantCulture, $"Deal {i},+7916{i:0000000},C-{i},Firm {i}\n")));
        var report = await ImportAsync(desk, "title,phone,contract,company\n" + deals, Deals, RulesFire.Yes);
        Assert.Equal((600L, 0L), (report.New, report.Rejected));
        Assert.Equal(600, (await AllDealsAsync(desk)).Select(d => d.Contact).Distinct().Count());
    }

    [Fact]
    public async Task R59_a_sum_without_a_currency_is_rejected_with_what_to_do()
    {
        await using var desk = await TableDeskAsync(Keep.InMemory, Sales);
        var report = await ImportAsync(desk, "title,amount\nA,100\nB,$5\nC,lots\n", Deals with { Currency = null });
        Assert.Equal((1L, 2L), (report.New, report.Rejected));
        Assert.Contains("currency", report.FirstRejected[0].Reason, StringComparison.Ordinal);
    }
}
