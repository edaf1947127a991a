namespace CrmCore;

/// <summary>What a line does with a conversation that everybody at work was given and nobody answered (R45). It is marked either way. Stored: a name is never given a new meaning.</summary>
public enum AfterLast
{
    /// <summary>It goes round once more, from the beginning.</summary>
    StartAgain = 0,

    /// <summary>It waits: for somebody who has not had it yet and comes to work, or for whoever takes it.</summary>
    Wait = 1,
}
