using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akka.Remote.Tests.Tls;

/// <summary>An authority of a test and the certificates it signs, as files in a directory of its own.</summary>
internal sealed class TestCertificates : IDisposable
{
    public const string Password = "secret";

    private readonly string _directory = Directory.CreateTempSubdirectory("akka-tls-").FullName;
    private readonly X509Certificate2 _authority;
    private int _serial;

    public TestCertificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        AuthorityPath = Path.Combine(_directory, "authority.pem");
        File.WriteAllText(AuthorityPath, _authority.ExportCertificatePem());
    }

    public string AuthorityPath { get; }

    /// <summary>Signs a certificate for 127.0.0.1 and writes it as PFX. Returns the file's path.</summary>
    public string Pfx(string name)
    {
        using var certificate = Sign(name);
        var path = Path.Combine(_directory, name + ".pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
        return path;
    }

    /// <summary>Signs a certificate for a host and writes it with its key as PEM. Returns the file's path.</summary>
    public string Pem(string name, string host = "127.0.0.1")
    {
        using var certificate = Sign(name, host);
        var path = Path.Combine(_directory, name + ".pem");
        File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return path;
    }

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private X509Certificate2 Sign(string name, string host = "127.0.0.1")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var ip)) names.AddIpAddress(ip);
        else names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(_authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(7), BitConverter.GetBytes(++_serial));
        return signed.CopyWithPrivateKey(key);
    }
}
