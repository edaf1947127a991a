using System.Text.Json;

namespace CrmCore;

/// <summary>Decides human commands. They are inbox entries like events, so that dry run and time travel know the whole story.</summary>
internal static class CommandDecision
{
    public static bool IsCommand(string kind) => kind.StartsWith("crm.", StringComparison.Ordinal);

    /// <summary>Foresees the cards that a command names.</summary>
    public static void Want(WorkingSet set, AccountModel model, string kind, ReadOnlyMemory<byte> body, int round)
    {
        var account = model.Number;
        if (kind is CommandKinds.ImportRow or CommandKinds.BeginImport or CommandKinds.EndImport) ImportCommands.Want(set, model, kind, body, round);
        if (round > 0 || kind == CommandKinds.ImportRow) return;
        if (BodyReader.Text(body.Span, "deal"u8) is { } deal && Guid.TryParse(deal, out var id))
        {
            set.Want(DealRecords.Instance, -1, new RecordKey(account, id));
            if (kind is CommandKinds.MoveDeal or CommandKinds.EditDeal or CommandKinds.DeleteDeal)
            {
                set.Want(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(account, id));
            }
        }

        if (BodyReader.Text(body.Span, "contact"u8) is { } contact && Guid.TryParse(contact, out id)) set.Want(ContactRecords.Instance, -1, new RecordKey(account, id));
        if (kind is CommandKinds.MergeContacts or CommandKinds.MarkNotSame) WantPair(set, account, body);
        if (BodyReader.Text(body.Span, "conversation"u8) is { } conversation && Guid.TryParse(conversation, out id))
        {
            set.Want(ConversationRecords.Instance, -1, new RecordKey(account, id));
            set.Want(ScheduledActionRecords.Instance, ScheduledActionRecords.BySubject, ScheduledActionRecords.SubjectKey(account, id));
        }

        if (BodyReader.Text(body.Span, "merge"u8) is { } merge && Guid.TryParse(merge, out id)) set.Want(MergeRecords.Instance, -1, new RecordKey(account, id));
        if (BodyReader.Text(body.Span, "lead"u8) is { } lead && Guid.TryParse(lead, out id)) set.Want(LeadRecords.Instance, -1, new RecordKey(account, id));
    }

    private static void WantPair(WorkingSet set, int account, ReadOnlyMemory<byte> body)
    {
        foreach (var name in (string[])["survivor", "other", "a", "b"])
        {
            if (Guid.TryParse(BodyReader.Text(body.Span, System.Text.Encoding.UTF8.GetBytes(name)), out var id)) set.Want(ContactRecords.Instance, -1, new RecordKey(account, id));
        }
    }

    public static void Decide(DecisionScope scope, StoredEvent e)
    {
        using var document = JsonDocument.Parse(e.Body);
        var command = document.RootElement;
        if (Refusal(scope, e.Kind) is { } refusal)
        {
            scope.Result = new Refused(refusal);
            return;
        }

        scope.Result = (object?)OnCards(scope, e, command) ?? OnLeads(scope, e, command) ?? ConversationCommands.Decide(scope, e.Kind, command) ?? CallCommands.Decide(scope, e.Kind, command)
            ?? throw new InvalidOperationException($"The command '{e.Kind}' is not known to this version of the library.");
    }

    private static CommandResult? OnCards(DecisionScope scope, StoredEvent e, JsonElement command) => e.Kind switch
    {
        CommandKinds.CreateDeal => DealCommands.Create(scope, command),
        CommandKinds.MoveDeal => DealCommands.Move(scope, command),
        CommandKinds.RehouseDeal => DealCommands.Rehouse(scope, command),
        CommandKinds.EditDeal => DealCommands.Edit(scope, command),
        CommandKinds.CreateContact => ContactCommands.Create(scope, command),
        CommandKinds.EditContact => ContactCommands.Edit(scope, command),
        CommandKinds.AddNote => ContactCommands.Note(scope, command),
        CommandKinds.MergeContacts => ContactMerges.Merge(scope, command),
        CommandKinds.UnmergeContacts => ContactUnmerges.Unmerge(scope, command),
        CommandKinds.MarkNotSame => NotSamePairs.Mark(scope, command),
        CommandKinds.DeleteContact => Deletions.Contact(scope, command),
        CommandKinds.EraseContact => Erasures.Contact(scope, command),
        CommandKinds.DeleteDeal => Deletions.Deal(scope, command),
        CommandKinds.AssignCard => AssignmentCommands.Assign(scope, command),
        CommandKinds.WithdrawCard => AssignmentCommands.Withdraw(scope, command),
        CommandKinds.SetPresence => AssignmentCommands.SetPresence(scope, command),
        CommandKinds.LearnDeals => ScoreCommands.Learn(scope, command),
        CommandKinds.CompleteTask => DealCommands.CompleteTask(scope, command),
        CommandKinds.ChangeAction => ActionCommands.Change(scope, command),
        CommandKinds.SaveSetting => SettingCommands.Save(scope, command),
        CommandKinds.ResumeAutomation => ActionCommands.Resume(scope, command),
        _ => null,
    };

    private static object? OnLeads(DecisionScope scope, StoredEvent e, JsonElement command) => e.Kind switch
    {
        CommandKinds.AcceptLead => LeadConversions.Accept(scope, command),
        CommandKinds.CreateLead => LeadCommands.Create(scope, e),
        CommandKinds.TakeLead => LeadCommands.Take(scope, command),
        CommandKinds.PutBackLead => LeadCommands.PutBack(scope, command),
        CommandKinds.SetLeadStatus => LeadCommands.SetStatus(scope, command),
        CommandKinds.ConvertLead => LeadConversions.Convert(scope, command),
        CommandKinds.CreateCompany => CompanyCommands.Create(scope, command),
        CommandKinds.EditCompany => CompanyCommands.Edit(scope, command),
        CommandKinds.ShareKey => KeyCommands.Share(scope, command),
        CommandKinds.BeginImport => ImportCommands.Begin(scope, command),
        CommandKinds.ImportRow => ImportCommands.Row(scope, command),
        CommandKinds.EndImport => ImportCommands.End(scope, command),
        _ => null,
    };

    private static string? Refusal(DecisionScope scope, string kind)
    {
        var right = kind switch
        {
            CommandKinds.SaveSetting or CommandKinds.ResumeAutomation => AccessRights.EditSettings,
            CommandKinds.MergeContacts or CommandKinds.UnmergeContacts or CommandKinds.MarkNotSame => AccessRights.MergeCards,
            CommandKinds.DeleteContact or CommandKinds.DeleteDeal => AccessRights.DeleteCards,
            CommandKinds.EraseContact => AccessRights.ErasePersons,
            _ => AccessRights.EditCards,
        };
        // Who may convert depends on the lead: it is asked when the lead is at hand (R35).
        if (kind is CommandKinds.AcceptLead or CommandKinds.ConvertLead) return null;
        return scope.Tools.Access.Refusal(scope.Model.Account, scope.Actor, IsAdmin(scope), right);
    }

    /// <summary>Whether the author is an active administrator.</summary>
    public static bool IsAdmin(DecisionScope scope) =>
        scope.Actor.Employee is { } id && scope.Model.Employees.TryGetValue(id.Value, out var who) && who is { Active: true, Admin: true };
}
