using CrmCore.Testing;

namespace CrmCore.Tests.Privacy;

public sealed class ErasureTests
{
    [Fact]
    public async Task R65_an_erasure_that_broke_off_is_gone_on_with()
    {
        await using var desk = await CrmTestDesk.WithAsync(Pipeline.Define("p", p => p.Stage("new").Won().Lost()));
        var anna = new ContactId(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna Karenina", Phones = ["+79161234567"] })).Id);
        await desk.Timeline.NoteAsync(anna.Value, "rings from 8 916 123-45-67");
        await desk.Crm.Commands.RunAsync(CommandKinds.EraseContact, Actor.System, null, json => json.WriteString("contact", anna.ToString()), CancellationToken.None);

        var reason = await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Contacts.GetAsync(anna));
        Assert.Contains("erased", reason.Message, StringComparison.Ordinal);
        Assert.Null(await desk.Contacts.FindByPhoneAsync("+79161234567"));
        var erased = Assert.IsType<Erased>(await desk.Crm.Privacy.EraseAsync(anna));

        Assert.True(erased.IsProven);
        Assert.Equal(1, erased.Tables.Single(t => t.Table == "contact").Blanked);
        Assert.Contains("already", Assert.IsType<Refused>(await desk.Crm.Privacy.EraseAsync(anna)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R65_a_search_that_finds_something_says_so()
    {
        await using var desk = await CrmTestDesk.WithAsync(Pipeline.Define("p", p => p.Stage("new").Won().Lost()));
        var anna = new ContactId(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Phones = ["+79161234567"] })).Id);
        // A value in a place that no record type calls personal: an employee who has the client's number for a name.
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "nick", Name = "+79161234567" });

        var erased = Assert.IsType<Erased>(await desk.Crm.Privacy.EraseAsync(anna));

        Assert.False(erased.IsProven);
        Assert.Equal(["inbox", "setting"], erased.Tables.Where(t => t.Left > 0 || t is { Table: "inbox", Blanked: > 0 }).Select(t => t.Table).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task R65_a_switchboard_that_another_card_has_too_stays_there_and_in_what_others_said()
    {
        await using var desk = await CrmTestDesk.WithAsync(Pipeline.Define("p", p => p.Stage("new").Won().Lost()));
        var anna = new ContactId(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Phones = ["8 495 123-45-67"] })).Id);
        var card = await desk.Contacts.GetAsync(anna);
        var boris = card with { Id = new ContactId(Guid.Parse("019cad58-bd80-7027-8da7-ab82c3286444")), Name = "Boris" };
        var change = new RecordChange(ContactRecords.Instance, ChangeKind.Insert, ContactRecords.Instance.KeyOf(boris), boris, 0);
        Assert.True((await desk.Engine.Store.CommitAsync(new ChangeSet([change]), CancellationToken.None)).IsCommitted);
        await desk.Timeline.NoteAsync(boris.Id.Value, "rings from 8 495 123-45-67");

        var erased = Assert.IsType<Erased>(await desk.Crm.Privacy.EraseAsync(anna));

        Assert.Equal(1, erased.Shared);
        Assert.True(erased.IsProven, string.Join("; ", erased.Tables));
        Assert.Equal("Boris", (await desk.Contacts.GetAsync(boris.Id)).Name);
        Assert.Contains("8 495 123-45-67", (await desk.Timeline.OfAsync(boris.Id)).Single().Personal, StringComparison.Ordinal);
        Assert.Null(await desk.Contacts.FindByPhoneAsync("+74951234567"));
    }

    [Fact]
    public async Task R65_the_command_itself_holds_nothing_personal_and_names_who_asked()
    {
        await using var desk = await CrmTestDesk.WithAsync(Pipeline.Define("p", p => p.Stage("new").Won().Lost()));
        await desk.Crm.Settings.SaveAsync(new Employee { Id = "root", Name = "Root", Admin = true });
        var anna = new ContactId(Assert.IsType<Created>(await desk.Contacts.CreateAsync(new ContactChange { Name = "Anna", Phones = ["+79161234567"] })).Id);

        Assert.IsType<Erased>(await desk.Crm.Privacy.EraseAsync(anna, new EmployeeId("root")));

        var inbox = await desk.Engine.Store.PageAsync(StoredEventRecords.Instance, -1, new RecordKey(1), 1, 100, null, false, CancellationToken.None);
        var erase = inbox.Items.Single(e => e.Kind == CommandKinds.EraseContact);
        Assert.Equal("root", erase.Actor);
        Assert.Equal($"{{\"contact\":\"{anna}\"}}", System.Text.Encoding.UTF8.GetString(erase.Body.Span));
        Assert.Equal("root", (await desk.Timeline.OfAsync(anna)).Single(e => e.Kind == TimelineKinds.Erased).Actor.ToString());
    }
}
