namespace CrmCore;

/// <summary>The engine of one account. Thread-safe and cheap; get one from <see cref="CrmEngine.ForAccount"/>.</summary>
public sealed class Crm
{
    internal Crm(CrmEngine engine, string account)
    {
        Engine = engine;
        AccountId = account;
        Commands = new CrmCommands(engine, account);
        Events = new CrmEvents(this);
        Deals = new CrmDeals(this);
        Contacts = new CrmContacts(this);
        Leads = new CrmLeads(this);
        Companies = new CrmCompanies(this);
        Scores = new CrmScores(this);
        Conversations = new CrmConversations(this);
        Assignment = new CrmAssignment(this);
        Presence = new CrmPresence(this);
        Tasks = new CrmTasks(this);
        Actions = new CrmActions(this);
        Pipelines = new CrmPipelines(this);
        Settings = new CrmSettings(this);
        Timeline = new CrmTimeline(this);
        Webhooks = new CrmWebhooks(this);
        Explain = new CrmExplain(this);
        DryRun = new CrmDryRun(this);
        Duplicates = new CrmDuplicates(this);
        Privacy = new CrmPrivacy(this);
        Imports = new CrmImports(this);
        Exports = new CrmExports(this);
        Calls = new CrmCalls(this);
        Reports = new CrmReports(this);
    }

    /// <summary>The account's id.</summary>
    public string AccountId { get; }

    /// <summary>Events in, and the inbox of those that could not be decided.</summary>
    public CrmEvents Events { get; }

    /// <summary>Deals: make, move, edit, list.</summary>
    public CrmDeals Deals { get; }

    /// <summary>Contacts: make, edit, find.</summary>
    public CrmContacts Contacts { get; }

    /// <summary>Leads: the inbox, its statuses, conversion.</summary>
    public CrmLeads Leads { get; }

    /// <summary>Companies: make, edit, people who belong to them.</summary>
    public CrmCompanies Companies { get; }

    /// <summary>Scores with their reasons, and the probability of winning (R36).</summary>
    public CrmScores Scores { get; }

    /// <summary>Conversations of the open lines (R43 to R48).</summary>
    public CrmConversations Conversations { get; }

    /// <summary>Who gets leads and deals by rule, what waits, and why (R41).</summary>
    public CrmAssignment Assignment { get; }

    /// <summary>Whether employees are there, and what they have open (R41).</summary>
    public CrmPresence Presence { get; }

    /// <summary>Tasks: list, complete.</summary>
    public CrmTasks Tasks { get; }

    /// <summary>Planned actions: see, run now, move, cancel, send again (R71).</summary>
    public CrmActions Actions { get; }

    /// <summary>Pipelines: publish new versions, read, count.</summary>
    public CrmPipelines Pipelines { get; }

    /// <summary>Employees, teams, connections, templates, calendars, custom fields, sources.</summary>
    public CrmSettings Settings { get; }

    /// <summary>The timelines of cards.</summary>
    public CrmTimeline Timeline { get; }

    /// <summary>Webhooks in: what <c>app.MapCrmWebhooks()</c> calls, for hosts with another web framework.</summary>
    public CrmWebhooks Webhooks { get; }

    /// <summary>Why something happened, or did not (R61).</summary>
    public CrmExplain Explain { get; }

    /// <summary>Tries a changed pipeline on what was recorded, without touching anything (R62).</summary>
    public CrmDryRun DryRun { get; }

    /// <summary>Probable doubles among the contacts (R33).</summary>
    public CrmDuplicates Duplicates { get; }

    /// <summary>Export and erase one person's data (R65).</summary>
    public CrmPrivacy Privacy { get; }

    /// <summary>Contacts, leads and deals out of tables (R59).</summary>
    public CrmImports Imports { get; }

    /// <summary>Contacts, leads and deals into tables (R59).</summary>
    public CrmExports Exports { get; }

    /// <summary>Telephone calls while they ring: who calls, and where the call goes (R50).</summary>
    public CrmCalls Calls { get; }

    /// <summary>Statistics (R49).</summary>
    public CrmReports Reports { get; }

    internal CrmEngine Engine { get; }

    internal CrmCommands Commands { get; }

    internal async ValueTask<AccountModel> ModelAsync(CancellationToken ct) =>
        await Engine.Directory.FindAsync(AccountRef.Of(AccountId), ct).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"There is no account '{AccountId}'. Create it with engine.Accounts.CreateAsync.");
}
