using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>Sends a letter (R21). Immutable: each call gives a new one.</summary>
public sealed class SendEmailDraft : ActionDraft<SendEmailDraft>
{
    internal SendEmailDraft(JsonObject settings)
        : base(ActionKinds.SendEmail, settings)
    {
    }

    /// <summary>Signs it with an employee's name. Otherwise the account's default sender signs.</summary>
    /// <param name="sender">The employee.</param>
    /// <returns>The new draft.</returns>
    public SendEmailDraft From(EmployeeId sender) => Set("from", sender.Value);

    /// <summary>Sends it out from a mailbox. Otherwise from the account's default one.</summary>
    /// <param name="mailbox">The connection (mailbox).</param>
    /// <returns>The new draft.</returns>
    public SendEmailDraft Via(string mailbox) => Set("via", mailbox);
}
