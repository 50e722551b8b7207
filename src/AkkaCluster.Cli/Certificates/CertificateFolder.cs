using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AkkaCluster.Cli.Certificates;

/// <summary>A folder with an authority of one's own and certificates from it for nodes, as PEM files.</summary>
/// <param name="path">The folder; made where it is not there.</param>
/// <param name="time">The clock.</param>
internal sealed class CertificateFolder(string path, TimeProvider time)
{
    private const int AuthorityDays = 3650;

    // Clocks of machines differ.
    private static readonly TimeSpan Before = TimeSpan.FromHours(1);

    public string AuthorityPath => Path.Combine(path, "authority.pem");

    public string CertificatePath(string host) => Path.Combine(path, FileName(host) + ".pem");

    public string KeyPath(string host) => Path.Combine(path, FileName(host) + ".key");

    /// <summary>Writes a certificate and its key for each host, from the authority that is there, or from a new one.</summary>
    /// <param name="hosts">Names or IP addresses under which nodes reach each other.</param>
    /// <param name="days">How long they are good.</param>
    /// <exception cref="CryptographicException">The authority that is there cannot be used.</exception>
    public void Write(IEnumerable<string> hosts, int days)
    {
        Directory.CreateDirectory(path);
        using var authority = ReadOrCreateAuthority();
        foreach (var host in hosts)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
            var now = time.GetUtcNow();
            var end = now.AddDays(days);
            using var certificate = request.Create(authority, now - Before, end < authority.NotAfter ? end : authority.NotAfter, RandomNumberGenerator.GetBytes(16));
            File.WriteAllText(CertificatePath(host), certificate.ExportCertificatePem() + "\n");
            WriteSecret(KeyPath(host), key.ExportPkcs8PrivateKeyPem());
        }
    }

    private X509Certificate2 ReadOrCreateAuthority()
    {
        var keyPath = Path.Combine(path, "authority.key");
        if (File.Exists(AuthorityPath) || File.Exists(keyPath))
            return X509Certificate2.CreateFromPemFile(AuthorityPath, keyPath);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=akkacluster authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = time.GetUtcNow();
        var authority = request.CreateSelfSigned(now - Before, now.AddDays(AuthorityDays));
        File.WriteAllText(AuthorityPath, authority.ExportCertificatePem() + "\n");
        WriteSecret(keyPath, key.ExportPkcs8PrivateKeyPem());
        return authority;
    }

    private static void WriteSecret(string path, string pem)
    {
        // Made anew, so that the rights of a file that was there do not stay.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(pem);
    }

    private static string FileName(string host) => host.Replace(':', '_');
}
