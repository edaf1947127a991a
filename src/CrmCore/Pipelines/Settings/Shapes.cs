namespace CrmCore;

/// <summary>The shapes of the settings of all built-in kinds.</summary>
internal static class Shapes
{
    public static IReadOnlyList<SettingsShape> Triggers { get; } =
    [
        MailboxTriggerSettings.Incoming,
        new(EventKinds.IncomingCall, "Somebody of the deal's contacts rang; a missed call counts."),
        new(EventKinds.OutgoingCall, "Our employee rang one of the deal's contacts."),
        MailboxTriggerSettings.Outgoing,
        SiteVisitSettings.Shape,
        ChatMessageSettings.Shape,
        FormSubmittedSettings.Shape,
        ApiTriggerSettings.Shape,
        PaymentReceivedSettings.Shape,
        TagAddedSettings.Shape,
    ];

    public static IReadOnlyList<SettingsShape> Actions { get; } =
    [
        CreateTaskSettings.Shape,
        CreateDealSettings.Shape,
        CreateCustomerSettings.Shape,
        SendEmailSettings.Shape,
        MessageClientSettings.Shape,
        AddToAnalyticsSettings.Shape,
        SendWebhookSettings.Shape,
        ChangeStageSettings.Shape,
        ChangeOwnerSettings.Shape,
        AssignSettings.Shape,
        AddTagSettings.Shape,
        RemoveTagSettings.Shape,
        SetFieldSettings.Shape,
        AdAudienceSettings.Shape,
        MailingListSettings.Shape,
        StartTunnelSettings.Shape,
        RingBackSettings.Shape,
        CreatePaymentLinkSettings.Shape,
    ];

    public static SettingsShape? OfTrigger(string kind) => Triggers.FirstOrDefault(s => s.Kind == kind);

    public static SettingsShape? OfAction(string kind) => Actions.FirstOrDefault(s => s.Kind == kind);
}
