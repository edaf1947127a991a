using CrmCore.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Scenarios.Pains;

public sealed class CustomFieldScenarios
{
    private static readonly PipelineDefinition Sales = Pipeline.Define("sales", p => p.Stage("new").Stage("next").Won().Lost());

    [Theory]
    [InlineData(FieldKind.Number, "12.5", "many")]
    [InlineData(FieldKind.Date, "2026-11-21", "21.11.2026")]
    [InlineData(FieldKind.Date, "2026-11-21T10:00", "tomorrow")]
    [InlineData(FieldKind.Choice, "red", "green")]
    [InlineData(FieldKind.Link, "https://example.com/a", "javascript:alert(1)")]
    [InlineData(FieldKind.YesNo, "true", "perhaps")]
    [InlineData(FieldKind.Text, "anything", null)]
    public async Task R74_a_field_takes_what_fits_its_kind_and_refuses_the_rest(FieldKind kind, string right, string? wrong)
    {
        await using var desk = await DeskAsync(new FieldDefinition { Id = "f", Kind = kind, Choices = kind == FieldKind.Choice ? ["red", "blue"] : [] });
        var deal = await desk.NewDealAsync();
        var value = kind switch
        {
            FieldKind.Number => FieldValue.Of(12.5m),
            FieldKind.YesNo => FieldValue.Of(true),
            _ => FieldValue.Of(right),
        };
        Assert.IsType<Done>(await SetAsync(desk, deal, "f", value));
        Assert.Equal(value, (await desk.Deals.GetAsync(deal)).Fields["f"]);
        if (wrong is null) return;
        Assert.Contains("'f'", Assert.IsType<Refused>(await SetAsync(desk, deal, "f", FieldValue.Of(wrong))).Reason, StringComparison.Ordinal);
        Assert.Equal(value, (await desk.Deals.GetAsync(deal)).Fields["f"]);
    }

    [Fact]
    public async Task R74_a_field_that_nobody_defined_is_refused()
    {
        await using var desk = await DeskAsync();
        var deal = await desk.NewDealAsync();
        Assert.IsType<Refused>(await SetAsync(desk, deal, "f", FieldValue.Of("x")));
    }

    [Fact]
    public async Task R74_a_required_field_is_asked_of_people_and_not_of_automation()
    {
        await using var desk = await DeskAsync(new FieldDefinition { Id = "city", Required = true });
        var refused = Assert.IsType<Refused>(await desk.Deals.CreateAsync(new NewDeal { Phone = Desks.Phone(1) }, Desks.Ivan));
        Assert.Equal(["city"], refused.MissingFields);
        Assert.Empty((await desk.Deals.ListAsync()).Items);
        Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Phone = Desks.Phone(1) }));
        Assert.IsType<Created>(await desk.Deals.CreateAsync(new NewDeal { Phone = Desks.Phone(2), Fields = FieldBag.Empty.With("city", FieldValue.Of("Tula")) }, Desks.Ivan));
    }

    [Fact]
    public async Task R74_a_unique_value_belongs_to_one_card_until_it_is_given_up()
    {
        await using var desk = await DeskAsync(new FieldDefinition { Id = "contract", Unique = true });
        var first = await desk.NewDealAsync(Desks.Phone(1));
        var second = await desk.NewDealAsync(Desks.Phone(2));
        Assert.IsType<Done>(await SetAsync(desk, first, "contract", FieldValue.Of("A-1")));
        Assert.Contains(first.ToString(), Assert.IsType<Refused>(await SetAsync(desk, second, "contract", FieldValue.Of("a-1"))).Reason, StringComparison.Ordinal);

        Assert.IsType<Done>(await SetAsync(desk, first, "contract", FieldValue.Of("A-2")));
        Assert.IsType<Done>(await SetAsync(desk, second, "contract", FieldValue.Of("A-1")));
        Assert.IsType<Done>(await desk.Deals.EditAsync(first, new DealChange { Clear = ["contract"] }));
        Assert.IsType<Done>(await SetAsync(desk, second, "contract", FieldValue.Of("A-2")));
    }

    [Fact]
    public async Task R74_two_cards_that_want_one_value_at_once_do_not_both_get_it()
    {
        await using var desk = await DeskAsync(new FieldDefinition { Id = "contract", Unique = true });
        var deals = await desk.NewDealsAsync(8);
        var results = await Task.WhenAll(deals.Select(d => Task.Run(async () => await SetAsync(desk, d, "contract", FieldValue.Of("A-1")))));
        Assert.Single(results.OfType<Done>());
        Assert.Equal(7, results.OfType<Refused>().Count());
    }

    [Fact]
    public async Task R74_a_new_card_has_the_default()
    {
        await using var desk = await DeskAsync(new FieldDefinition { Id = "city", Default = FieldValue.Of("Tula") });
        Assert.Equal("Tula", (await desk.Deals.GetAsync(await desk.NewDealAsync())).Fields["city"].AsText);
    }

    [Fact]
    public async Task R74_renaming_loses_nothing_and_deleting_keeps_the_values_in_the_timeline()
    {
        await using var desk = await DeskAsync(new FieldDefinition { Id = "city", Name = "City" });
        var deal = await desk.NewDealAsync();
        await SetAsync(desk, deal, "city", FieldValue.Of("Tula"));
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "city", Name = "Town" }, Desks.Olga));
        Assert.Equal("Tula", (await desk.Deals.GetAsync(deal)).Fields["city"].AsText);

        Assert.IsType<Done>(await desk.Crm.Settings.DeleteFieldAsync(CardKind.Deal, "city", Desks.Olga));
        Assert.Empty(await desk.Crm.Settings.FieldsAsync());
        Assert.IsType<Refused>(await SetAsync(desk, deal, "city", FieldValue.Of("Omsk")));
        Assert.Contains(await desk.Timeline.OfAsync(deal), e => e.Personal is { } kept && kept.Contains("Tula", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R74_only_administrators_change_fields()
    {
        await using var desk = await DeskAsync();
        Assert.IsType<Refused>(await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "city" }, Desks.Ivan));
        Assert.Empty(await desk.Crm.Settings.FieldsAsync());
        Assert.IsType<Done>(await desk.Crm.Settings.SaveAsync(new FieldDefinition { Id = "city" }, Desks.Olga));
        Assert.IsType<Refused>(await desk.Crm.Settings.DeleteFieldAsync(CardKind.Deal, "city", Desks.Ivan));
        Assert.Single(await desk.Crm.Settings.FieldsAsync());
    }

    private static ValueTask<CommandResult> SetAsync(CrmTestDesk desk, DealId deal, string field, FieldValue value) =>
        desk.Deals.EditAsync(deal, new DealChange { Fields = FieldBag.Empty.With(field, value) });

    private static Task<CrmTestDesk> DeskAsync(params FieldDefinition[] fields) => CrmTestDesk.CreateAsync(crm =>
    {
        crm.AddPipeline(Sales);
        foreach (var field in fields) crm.AddField(field);
    });
}
