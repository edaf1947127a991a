using CrmCore.Messaging;

namespace SalesDay;

/// <summary>Letters: <c>letters/*.eml</c>, as mail servers keep them.</summary>
internal static class LetterFiles
{
    public static void Read(DayReader day, List<DayItem> items)
    {
        foreach (var file in day.Folder.Files("letters", ".eml"))
        {
            if (day.Folder.Bytes(file) is not { } bytes) continue;
            var e = LetterEvents.Read(LetterReader.Read(bytes), day.Plan.Settings.DefaultMailbox ?? "mail", [.. day.Plan.OwnAddresses]);
            if (e is null)
            {
                day.Folder.Report(file, null, "It names no sender, or only our own addresses.", "Check that the file is a whole letter: header lines, an empty line, the text.");
            }
            else if (e.OccurredAt is { } at)
            {
                items.Add(new DayItem(at, "letters", file, null) { Event = e });
            }
            else
            {
                day.Folder.Report(file, null, "It has no Date that can be read.", "Add a line such as Date: Tue, 17 Mar 2026 10:42:00 +0300.");
            }
        }
    }
}
