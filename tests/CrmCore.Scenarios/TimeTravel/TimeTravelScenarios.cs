namespace CrmCore.Scenarios.TimeTravel;

public sealed class TimeTravelScenarios
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task R63_a_card_at_any_moment_is_what_was_shown_at_that_moment(int seed)
    {
        await using var desk = await RandomDesk.OpenAsync();
        var random = new RandomDesk(desk, seed);
        var seen = new List<(Instant At, string What, Func<Task<string>> AsOf)>();
        for (var step = 0; step < 120; step++)
        {
            await random.StepAsync();
            var at = desk.Clock.Now;
            foreach (var id in random.Deals) seen.Add((at, Show(await desk.Deals.GetAsync(id)), async () => Show(await desk.Deals.AsOfAsync(id, at))));
            foreach (var id in random.Contacts) seen.Add((at, Show(await desk.Contacts.GetAsync(id)), async () => Show(await desk.Contacts.AsOfAsync(id, at))));
            // What is shown at a moment is what stands when it is over.
            desk.Clock.Advance(Duration.FromMilliseconds(1));
        }

        foreach (var (at, what, asOf) in seen) Assert.Equal((at, what), (at, await asOf()));
        Assert.True(seen.Count > 200);
        Assert.True(random.Merges > 0);
    }

    [Fact]
    public async Task R63_before_it_was_made_a_card_is_not_there()
    {
        await using var desk = await RandomDesk.OpenAsync();
        var before = desk.Clock.Now;
        desk.Clock.Advance(Duration.FromMinutes(1));
        var deal = await desk.NewDealAsync();
        var contact = (await desk.Deals.GetAsync(deal)).Contact!.Value;

        Assert.Null(await desk.Deals.AsOfAsync(deal, before));
        Assert.Null(await desk.Contacts.AsOfAsync(contact, before));
        Assert.NotNull(await desk.Deals.AsOfAsync(deal, desk.Clock.Now));
        Assert.Null(await desk.Deals.AsOfAsync(new DealId(contact.Value), desk.Clock.Now));
    }

    [Fact]
    public async Task R63_a_contact_loses_going_back_the_phone_that_an_event_told()
    {
        await using var desk = await RandomDesk.OpenAsync();
        var deal = await desk.NewDealAsync("+79161234567", "anna@example.com");
        var contact = (await desk.Deals.GetAsync(deal)).Contact!.Value;
        var before = desk.Clock.Now;
        desk.Clock.Advance(Duration.FromMinutes(1));
        await desk.Events.IngestAsync(new FormSubmitted { Source = "site", Key = "1", Email = "anna@example.com", Phone = "+79169999999" });

        Assert.Equal(3, (await desk.Contacts.GetAsync(contact)).Points.Count);
        Assert.Equal(2, (await desk.Contacts.AsOfAsync(contact, before))!.Points.Count);
        Assert.Contains(await desk.Timeline.OfAsync(contact), entry => entry.Kind == TimelineKinds.Edited);
    }

    private static string Show(Deal? deal) => deal is null ? "none" : string.Join(
        '|', deal.Pipeline, deal.Stage, deal.Entry, deal.EnteredAt, deal.RecordedAt, deal.CreatedAt, deal.Owner, deal.Contact, deal.Amount, deal.Title,
        string.Join(',', deal.Tags), deal.LossReason, string.Join(',', deal.Fields.Values.Select(f => f.Key + "=" + f.Value.AsText)));

    private static string Show(Contact? contact) => contact is null ? "none" : string.Join(
        '|', contact.Id, contact.Name, contact.Owner, string.Join(',', contact.Points), string.Join(',', contact.Tags), contact.CreatedAt);
}
