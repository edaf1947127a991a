using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace CrmCore.Tests.Storage;

/// <summary>A file that version 1 of the schema wrote, opened by this version.</summary>
public sealed class VersionOneMigrationTests : SqliteBench
{
    private const string Details = """{"points":[{"kind":1,"value":"PHONE","raw":"PHONE","unsubscribed":false}],"fields":{"city":"Tula"},"tags":["old"]}""";

    [Fact]
    public async Task A_file_of_version_1_keeps_its_cards_and_they_can_be_merged_and_unmerged()
    {
        WriteVersionOne();
        var services = new ServiceCollection();
        services.AddCrmCore(crm => crm.UseSqlite(DatabasePath).AddPipeline(Pipeline.Define("sales", p => p.Stage("new").Won().Lost())));
        await using var provider = services.BuildServiceProvider();
        var engine = provider.GetRequiredService<CrmEngine>();
        await engine.StartAsync();
        var crm = engine.ForAccount("acme");
        var (one, two) = (new ContactId(Id(1)), new ContactId(Id(2)));

        var card = await crm.Contacts.GetAsync(one);
        Assert.Equal(("Contact 1", "Tula", "old", "+79160000001"), (card.Name, card.Fields["city"].AsText, card.Tags.Single(), card.Points.Single().Value));
        Assert.Null(card.ProvenanceOf("name"));
        Assert.Empty(card.Alternatives);
        Assert.Equal(new LeadId(Id(21)), (await crm.Leads.GetAsync(new LeadId(Id(21)))).Id);

        var merged = Assert.IsType<Merged>(await crm.Contacts.MergeAsync(one, two));
        Assert.Equal([new DealId(Id(11)), new DealId(Id(12))], (await crm.Deals.OfAsync(two)).Select(d => d.Id));
        Assert.Equal(one, (await crm.Leads.GetAsync(new LeadId(Id(22)))).Contact);
        Assert.Equal(one, (await crm.Contacts.FindByPhoneAsync("+79160000002"))!.Id);
        Assert.IsType<Unmerged>(await crm.Contacts.UnmergeAsync(merged.Merge));
        Assert.Equal("+79160000002", (await crm.Contacts.GetAsync(two)).Points.Single().Value);
        Assert.Equal(new DealId(Id(12)), (await crm.Deals.OfAsync(two)).Single().Id);
        Assert.Equal(two, (await crm.Leads.GetAsync(new LeadId(Id(22)))).Contact);
        await engine.DisposeAsync();
    }

    private void WriteVersionOne()
    {
        using var file = new OldFile(DatabasePath, 1);
        file.Insert(AccountRecords.Instance, new Account { Number = 1, Id = "acme", Region = "RU", Zone = "Europe/Moscow" });
        for (var n = 1; n <= 2; n++)
        {
            var phone = string.Create(CultureInfo.InvariantCulture, $"+7916000000{n}");
            var contact = new ContactId(Id(n));
            file.Insert(ContactRecords.Instance, new Contact
            {
                Account = 1, Id = contact, Name = "Contact " + n.ToString(CultureInfo.InvariantCulture), Json = Encoding.UTF8.GetBytes(Details.Replace("PHONE", phone, StringComparison.Ordinal)),
            });
            file.Insert(ClaimRecords.Instance, new Claim { Account = 1, Kind = ContactPointKind.Phone, Value = phone, HolderKind = CardKind.Contact, Holder = contact.Value });
            file.Insert(DealRecords.Instance, new Deal { Account = 1, Id = new DealId(Id(10 + n)), Pipeline = "sales", Stage = "new", Contact = contact });
            file.Insert(DealLinkRecords.Instance, new DealLink(1, contact, new DealId(Id(10 + n))));
            file.Insert(LeadRecords.Instance, new Lead { Account = 1, Id = new LeadId(Id(20 + n)), Source = "site", Contact = contact, Details = new LeadDetails() });
        }
    }
}
