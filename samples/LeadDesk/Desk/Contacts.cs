using System.Runtime.CompilerServices;
using CrmCore;

namespace LeadDesk.Desk;

/// <summary>All contacts of a file, page by page.</summary>
internal static class Contacts
{
    public static async IAsyncEnumerable<Contact> AllAsync(Crm crm, [EnumeratorCancellation] CancellationToken stop)
    {
        string? after = null;
        do
        {
            var page = await crm.Contacts.ListAsync(after, 1000, stop);
            foreach (var contact in page.Items) yield return contact;
            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>The phones and addresses of a contact.</summary>
    public static string PointsOf(Contact contact) => string.Join(", ", contact.Points.Select(point => point.Value));
}
