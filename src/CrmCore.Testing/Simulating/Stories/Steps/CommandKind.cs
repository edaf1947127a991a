namespace CrmCore.Testing;

/// <summary>What a person does in a story.</summary>
internal enum CommandKind
{
    NewDeal,
    Move,
    GiveDeal,
    Price,
    Tag,
    Edit,
    DeleteDeal,
    EditContact,
    GiveContact,
    Merge,
    Unmerge,
    AcceptLead,
    TakeLead,
    RejectLead,
    CancelAction,
    MoveAction,
    RunAction,
    RetryEvent,
    Presence,
    SaveEmployee,
    SaveConnection,
    SaveSource,
}
