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
    public const string CreateLead = "crm.create-lead";
    public const string TakeLead = "crm.take-lead";
    public const string PutBackLead = "crm.put-back-lead";
    public const string SetLeadStatus = "crm.set-lead-status";
    public const string ConvertLead = "crm.convert-lead";
    public const string CreateCompany = "crm.create-company";
    public const string EditCompany = "crm.edit-company";
    public const string ShareKey = "crm.share-key";
    public const string AssignCard = "crm.assign-card";
    public const string WithdrawCard = "crm.withdraw-card";
    public const string SetPresence = "crm.set-presence";
    public const string LearnDeals = "crm.learn-deals";
    public const string CompleteTask = "crm.complete-task";
    public const string ChangeAction = "crm.change-action";
    public const string SaveSetting = "crm.save-setting";
    public const string ResumeAutomation = "crm.resume-automation";
    public const string BeginImport = "crm.begin-import";
    public const string ImportRow = "crm.import-row";
    public const string EndImport = "crm.end-import";
    public const string Say = "crm.say";
    public const string TakeConversation = "crm.take-conversation";
    public const string ReturnConversation = "crm.return-conversation";
    public const string PassConversation = "crm.pass-conversation";
    public const string JoinConversation = "crm.join-conversation";
    public const string LeaveConversation = "crm.leave-conversation";
    public const string CloseConversation = "crm.close-conversation";
    public const string RateConversation = "crm.rate-conversation";
    public const string RouteCall = "crm.route-call";
    public const string AnswerCall = "crm.answer-call";
    public const string EndCall = "crm.end-call";
}
