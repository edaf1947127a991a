namespace CrmCore;

/// <summary>
/// What an account has, for <see cref="PipelineDefinition.Lint"/> to look names up in. A list that is null is not known, and names of that
/// sort are not checked; an empty one says that there is nothing of the sort. Immutable.
/// </summary>
public sealed record LintContext
{
    /// <summary>The templates of letters and messages.</summary>
    /// <value>The default value is null: not checked.</value>
    public IReadOnlyCollection<string>? Templates { get; init; }

    /// <summary>The working calendars.</summary>
    /// <value>The default value is null: not checked.</value>
    public IReadOnlyCollection<string>? Calendars { get; init; }

    /// <summary>The connections: mailboxes, messengers, payment services, advertisement networks.</summary>
    /// <value>The default value is null: not checked.</value>
    public IReadOnlyCollection<string>? Connections { get; init; }

    /// <summary>The ids of the custom fields of deals.</summary>
    /// <value>The default value is null: not checked.</value>
    public IReadOnlyCollection<string>? DealFields { get; init; }

    /// <summary>The ids of the custom fields of contacts.</summary>
    /// <value>The default value is null: not checked.</value>
    public IReadOnlyCollection<string>? ContactFields { get; init; }

    /// <summary>The active employees.</summary>
    /// <value>The default value is null: not checked.</value>
    public IReadOnlyCollection<string>? Employees { get; init; }

    /// <summary>The teams.</summary>
    /// <value>The default value is null: not checked.</value>
    public IReadOnlyCollection<string>? Teams { get; init; }

    /// <summary>The rules of assignment.</summary>
    /// <value>The default value is null: not checked.</value>
    public IReadOnlyCollection<string>? Assignments { get; init; }

    /// <summary>The account's other pipelines.</summary>
    /// <value>The default value is null: not checked.</value>
    public IReadOnlyCollection<string>? Pipelines { get; init; }

    /// <summary>Whether the account has a default sender and a default mailbox for letters that name none (R21).</summary>
    /// <value>The default value is null: not checked.</value>
    public bool? HasDefaultSenderAndMailbox { get; init; }
}
