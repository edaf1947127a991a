namespace CrmCore;

/// <summary>Sends a letter to each contact of the deal that has an address and has not unsubscribed (R21). Mail servers know no key.</summary>
internal sealed class SendEmailExecutor(ConnectionResolver resolver, IEnumerable<IMailSender> senders, ITemplateRenderer? renderer = null)
    : DealActionExecutor<SendEmailSettings>(SendEmailSettings.TryRead)
{
    private readonly Channels<IMailSender> _mail = new(resolver, senders, s => s.Kind, "sends letters", "CrmCore.Messaging");
    private readonly TemplateText _templates = new(renderer);

    public override string Do => ActionKinds.SendEmail;

    public override Delivery DeliveryOf(ActionRun run) => Delivery.Once;

    public override string NobodyReason => "no contact of the deal has an address that may be written to (R21)";

    public override IReadOnlyList<string>? Recipients(ActionRun run) =>
        run.Action.Phase == ActionPhase.Recipient ? null : [.. LetterAddresses.Recipients(run.Contacts).Select(r => r.Address)];

    /// <summary>The Message-ID of a planned letter: the same on every try, without personal data.</summary>
    public static string MessageId(string key) => key + "@crmcore";

    protected override async ValueTask<ActionOutcome> RunAsync(ActionRun run, Deal deal, SendEmailSettings settings, CancellationToken ct)
    {
        var recipient = LetterAddresses.Recipients(run.Contacts).FirstOrDefault(r => r.Address == run.Action.Target).Contact;
        if (recipient is null) return ActionOutcome.Skip("the address is no longer one of the deal's that may be written to (R21)");
        var (sender, mailbox, failure) = Find(run.Model, settings);
        if (failure is not null) return failure;
        var (template, missing) = _templates.Find(run.Model, settings.Template);
        if (template is null) return missing!;
        if (template is { Subject: null } or { Text: null, Html: null })
        {
            return ActionOutcome.Fail($"The template '{template.Id}' is no letter: it needs a subject, and a text or HTML.");
        }

        OutgoingLetter letter;
        try
        {
            letter = Write(run, deal, recipient, sender!, template);
        }
        catch (FormatException e)
        {
            return TemplateText.Broken(template, e);
        }

        var (connection, mail) = await _mail.OpenAsync(run.Model, mailbox!, ct).ConfigureAwait(false);
        return mail is null
            ? _mail.Missing(connection)
            : ActionOutcome.DoneAs(await mail.SendAsync(connection, letter, ct).ConfigureAwait(false));
    }

    private static (Employee? Sender, string? Mailbox, ActionOutcome? Failure) Find(AccountModel model, SendEmailSettings settings)
    {
        if ((settings.From ?? model.Account.Settings.DefaultSender) is not { } from)
        {
            return (null, null, ActionOutcome.Fail("The letter has no sender (R21). Name one with \"from\", or set the account's default sender."));
        }

        if (!model.Employees.TryGetValue(from, out var sender) || !sender.Active)
        {
            return (null, null, ActionOutcome.Fail($"The sender '{from}' is no active employee (R21). Name another."));
        }

        return (settings.Via ?? model.Account.Settings.DefaultMailbox) is { } mailbox
            ? (sender, mailbox, null)
            : (null, null, ActionOutcome.Fail("The letter has no mailbox (R21). Name one with \"via\", or set the account's default mailbox."));
    }

    private OutgoingLetter Write(ActionRun run, Deal deal, Contact recipient, Employee sender, MessageTemplate template)
    {
        var values = TemplateModel.Of(run.Model, deal, recipient, sender);
        return new OutgoingLetter
        {
            MessageId = MessageId(run.Action.Key),
            FromName = sender.Name,
            To = run.Action.Target,
            ToName = Intake.IsPlaceholder(run.Model, recipient.Name) ? "" : recipient.Name,
            Subject = OneLine(_templates.Render(template.Subject, values)!),
            Text = _templates.Render(template.Text, values),
            Html = _templates.Render(template.Html, values, html: true),
        };
    }

    // A title with a line break in it must not become another header.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
