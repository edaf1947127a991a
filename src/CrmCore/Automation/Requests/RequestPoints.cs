namespace CrmCore;

/// <summary>The contact points of an event: those of its kind, and those of form fields that the source's policy maps.</summary>
internal static class RequestPoints
{
    public static void Collect(ContactPoints reader, AccountModel model, string source, string kind, ReadOnlyMemory<byte> body, List<KnownPoint> found)
    {
        var region = model.Account.Region;
        reader.Collect(kind, body.Span, region, found);
        if (kind != EventKinds.FormSubmitted || Intake.PolicyOf(model, source, body) is not { Mapping.Count: > 0 }) return;
        foreach (var phone in FormFields.Values(model, source, kind, body, FormFields.Phone)) reader.Phones(phone, region, found);
        foreach (var email in FormFields.Values(model, source, kind, body, FormFields.Email)) ContactPoints.Emails(email, found);
    }
}
