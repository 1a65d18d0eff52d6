using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Portal.Tests.Site;

/// <summary>A certificate for 'localhost', made anew for each run and trusted by nobody but the tests.</summary>
internal static class TestCertificate
{
    public static readonly X509Certificate2 Localhost = Make();

    public static void ListenLocalhostOrAny(this KestrelServerOptions kestrel, int port, bool https) =>
        kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            if (https) listen.UseHttps(Localhost);
        });

    private static X509Certificate2 Make()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
