namespace CrmCore;

/// <summary>Finds the intake policy of a source (R29).</summary>
internal static class Intake
{
    /// <summary>The policy of the source's form (<c>source/form</c>), else of the source, else the one for all.</summary>
    public static IntakePolicy? PolicyOf(AccountModel model, string source, string? form)
    {
        if (model.Sources.Count == 0) return null;
        if (form is not null && model.HasFormPolicies && model.Sources.TryGetValue(source + "/" + form, out var ofForm)) return ofForm;
        return model.Sources.TryGetValue(source, out var own) ? own : model.Sources.GetValueOrDefault("*");
    }

    public static IntakePolicy? PolicyOf(AccountModel model, string source, ReadOnlyMemory<byte> body) =>
        model.Sources.Count == 0 ? null : PolicyOf(model, source, !model.HasFormPolicies ? null : BodyReader.Text(body.Span, "form"u8));

    public static IntakePolicy? PolicyOf(AccountModel model, StoredEvent e) => PolicyOf(model, e.Source, e.Body);

    public static IntakePolicy? PolicyOf(AccountModel model, Lead lead) => PolicyOf(model, lead.Source, lead.Origin?.Form);

    /// <summary>The name of a contact that came without one (R30).</summary>
    public static string Placeholder(AccountModel model, IntakePolicy? policy) => policy?.Placeholder ?? model.Account.Settings.PlaceholderName;

    /// <summary>Whether a name stands for none.</summary>
    public static bool IsPlaceholder(AccountModel model, string name)
    {
        if (name == model.Account.Settings.PlaceholderName) return true;
        foreach (var policy in model.Sources.Values)
        {
            if (policy.Placeholder == name) return true;
        }

        return false;
    }
}
