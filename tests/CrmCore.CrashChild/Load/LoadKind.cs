namespace CrmCore.CrashChild.Load;

/// <summary>What is handed in.</summary>
internal enum LoadKind
{
    Call,
    Letter,
    Form,
    Question,
    Payment,

    /// <summary>Only accepted: decided by whoever comes next.</summary>
    AcceptedCall,
    AcceptedLetter,
    AcceptedForm,

    /// <summary>A command with a key: makes a deal.</summary>
    Deal,
}
