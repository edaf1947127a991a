using System.Text;
using CrmCore.LeadSources;
using CrmCore.Testing.Contracts;

namespace CrmCore.Adapters.Tests.WebForms;

public abstract class SignedWebFormContract : WebhookReaderContract
{
    protected abstract string ContentType { get; }

    protected override IWebhookReader Reader { get; } = new WebFormReader(new WebFormOptions());

    protected override ConnectionContext Connection { get; } = TestConnections.Of("web-form", "form-secret");

    protected override WebhookRequest Genuine(byte[] body) => Signed(body, FormSignature.Of(body, "form-secret"));

    protected override IEnumerable<WebhookRequest> Forged(byte[] body)
    {
        yield return WebFormSamples.Request(body, ContentType);
        yield return Signed(body, "");
        yield return Signed(body, FormSignature.Of(body, "another"));
        yield return Signed([.. body, (byte)'&'], FormSignature.Of(body, "form-secret"));
        yield return Signed(body, FormSignature.Of(body, "form-secret")["sha256=".Length..]);
    }

    private WebhookRequest Signed(byte[] body, string signature) => WebFormSamples.Request(body, ContentType, ("X-Form-Signature", signature));
}

public sealed class UrlEncodedFormContractTests : SignedWebFormContract
{
    protected override string ContentType => WebFormSamples.UrlEncoded;

    protected override IReadOnlyList<byte[]> Bodies { get; } =
    [
        "name=%D0%98%D0%B2%D0%B0%D0%BD&phone=%2B79161234567&_id=11111111-1111-4111-8111-111111111111"u8.ToArray(),
        "name=Olga&tags=a&tags=b&utm_source=google"u8.ToArray(),
    ];

    protected override byte[] BodyWithUnknownMember { get; } = "name=%D0%98%D0%B2%D0%B0%D0%BD&new_field=1&_id=11111111-1111-4111-8111-111111111111"u8.ToArray();
}

public sealed class JsonFormContractTests : SignedWebFormContract
{
    protected override string ContentType => "application/json; charset=utf-8";

    protected override IReadOnlyList<byte[]> Bodies { get; } =
    [
        Encoding.UTF8.GetBytes("""{"_id":"j1","name":"Иван","phone":"+79161234567","tags":["a","b"],"payment":{"amount":15000,"paid":true,"x":null}}"""),
        """{"name":"Olga"}"""u8.ToArray(),
    ];

    protected override byte[] BodyWithUnknownMember { get; } = """{"_id":"j1","name":"Ivan","next":{"year":[1,2,{}]}}"""u8.ToArray();
}

public sealed class MultipartFormContractTests : SignedWebFormContract
{
    protected override string ContentType => "multipart/form-data; boundary=----WebKitFormBoundaryX";

    protected override IReadOnlyList<byte[]> Bodies { get; } =
    [
        Body(("_id", "m1"), ("name", "Иван"), ("phone", "+79161234567")),
        Body(("name", "Olga")),
    ];

    protected override byte[] BodyWithUnknownMember { get; } = Body(("_id", "m1"), ("name", "Иван"), ("brand_new", "1"));

    private static byte[] Body(params (string Name, string Value)[] fields) => Encoding.UTF8.GetBytes(string.Concat(
        fields.Select(f => $"------WebKitFormBoundaryX\r\nContent-Disposition: form-data; name=\"{f.Name}\"\r\n\r\n{f.Value}\r\n")) + "------WebKitFormBoundaryX--\r\n");
}
