using CrmCore.Testing;

namespace CrmCore.Tests.Deduplication;

/// <summary>The lists of contacts that share a key.</summary>
public sealed class PostingListTests
{
    [Fact]
    public void A_list_takes_each_card_once_and_no_more_than_it_holds()
    {
        var ids = Enumerable.Range(0, MatchPosting.Capacity + 1).Select(i => new Guid(i + 1, 0, 0, new byte[8])).ToArray();
        var list = MatchPosting.Of(1, 42, ids[0]);
        Assert.Same(list, list.With(ids[0]));
        foreach (var id in ids.Skip(1)) list = list.With(id);
        Assert.True(list.IsFull);
        Assert.Equal(MatchPosting.Capacity, list.Count);
        Assert.False(list.Contains(ids[^1]));
        var less = list.Without(ids[3]);
        Assert.Equal((MatchPosting.Capacity - 1, false, ids[4]), (less.Count, less.Contains(ids[3]), less[3]));
        Assert.Same(less, less.Without(ids[3]));
    }

    [Fact]
    public async Task R65_an_erased_contact_stands_in_no_list_of_keys()
    {
        await using var desk = await CrmTestDesk.WithAsync(Pipeline.Define("p", p => p.Stage("new").Won().Lost()));
        var made = await desk.Contacts.CreateAsync(new ContactChange { Name = "Екатерина Водопьянова", Phones = ["+79161234567"], Emails = ["k.v@example.com"] });
        var contact = new ContactId(Assert.IsType<Created>(made).Id);
        await desk.RunDueAsync();
        Assert.NotEmpty(await ListsAsync(desk, contact));
        Assert.IsType<Erased>(await desk.Crm.Privacy.EraseAsync(contact));
        Assert.Empty(await ListsAsync(desk, contact));
    }

    private static async Task<List<MatchPosting>> ListsAsync(CrmTestDesk desk, ContactId contact)
    {
        var account = (await desk.Engine.Accounts.FindAsync("test"))!.Number;
        var page = await desk.Engine.Store.PageAsync(new PageRequest(MatchPostingRecords.Instance, -1, new RecordKey(account), 1, 1000), CancellationToken.None);
        return [.. page.Items.Cast<MatchPosting>().Where(p => p.Contains(contact.Value))];
    }
}
