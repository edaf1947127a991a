namespace CrmCore;

/// <summary>The kinds of human commands. Stored: a name is never given a new meaning.</summary>
internal static class CommandKinds
{
    public const string CreateDeal = "crm.create-deal";
    public const string MoveDeal = "crm.move-deal";
    public const string RehouseDeal = "crm.rehouse-deal";
    public const string EditDeal = "crm.edit-deal";
    public const string CreateContact = "crm.create-contact";
    public const string EditContact = "crm.edit-contact";
    public const string MergeContacts = "crm.merge-contacts";
    public const string UnmergeContacts = "crm.unmerge-contacts";
    public const string MarkNotSame = "crm.mark-not-same";
    public const string DeleteContact = "crm.delete-contact";
    public const string DeleteDeal = "crm.delete-deal";
    public const string EraseContact = "crm.erase-contact";
    public const string AddNote = "crm.add-note";
    public const string AcceptLead = "crm.accept-lead";
    public const string CompleteTask = "crm.complete-task";
    public const string ChangeAction = "crm.change-action";
    public const string SaveSetting = "crm.save-setting";
    public const string ResumeAutomation = "crm.resume-automation";
    public const string BeginImport = "crm.begin-import";
    public const string ImportRow = "crm.import-row";
    public const string EndImport = "crm.end-import";
}
