using System.Text.Json.Nodes;

namespace CrmCore;

/// <summary>A trigger ready to be asked: its kind's settings have become a condition.</summary>
internal sealed class CompiledTrigger(TriggerDefinition definition, int stage, int number)
{
    public TriggerDefinition Definition { get; } = definition;

    /// <summary>The position of its target stage.</summary>
    public int Stage { get; } = stage;

    /// <summary>Its number in the pipeline, for the compact trace.</summary>
    public int Number { get; } = number;

    public CompiledCondition? Condition { get; } = CompiledCondition.Both(
        CompiledCondition.Compile(FromSettings(definition)), CompiledCondition.Compile(definition.When));

    /// <summary>The page that a site-visit trigger waits for; null for other kinds.</summary>
    public PageAddress? Page { get; } = definition.On == EventKinds.SiteVisit && definition.Settings["address"].AsText() is { } address
        ? PageAddress.Parse(address)
        : null;

    /// <summary>The payment service whose payments it takes; null for any.</summary>
    public string? PaidThrough { get; } = definition.On == EventKinds.PaymentReceived ? definition.Settings["connection"].AsText() : null;

    private static Condition.Compare? FromSettings(TriggerDefinition definition)
    {
        var (setting, field) = definition.On switch
        {
            EventKinds.IncomingEmail or EventKinds.OutgoingEmail => ("mailbox", "event.mailbox"),
            EventKinds.ChatMessage => ("connection", "event.network"),
            EventKinds.FormSubmitted => ("form", "event.form"),
            EventKinds.Api => ("name", "event.call"),
            EventKinds.TagAdded => ("tag", "event.tag"),
            _ => (null, null),
        };
        return setting is not null && ((JsonNode?)definition.Settings[setting]).AsText() is { } value
            ? new Condition.Compare(field!, ConditionOperator.Equal, [FieldValue.Of(value)])
            : null;
    }
}
