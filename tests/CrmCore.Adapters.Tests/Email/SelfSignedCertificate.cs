using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CrmCore.Messaging.Tests;

/// <summary>A certificate for localhost that nobody trusts.</summary>
internal static class SelfSignedCertificate
{
    /// <summary>The certificate and its key as PEM.</summary>
    public static (string Certificate, string Key) MakePem()
    {
        using var key = RSA.Create(2048);
        using var certificate = Make(key);
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    public static X509Certificate2 Make()
    {
        using var key = RSA.Create(2048);
        using var certificate = Make(key);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private static X509Certificate2 Make(RSA key)
    {
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }
}
