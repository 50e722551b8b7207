using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

[Collection(ProcessTests.Name)]
public sealed class TlsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nodes_with_certificates_of_one_authority_are_a_cluster()
    {
        var flags = WriteCertificates();
        await using var cluster = new LocalCluster(new LocalClusterOptions { Seeds = 1, Workers = 1, Slots = 1, Folder = _folder, Arguments = flags });
        cluster.StartNodes();
        await cluster.WaitUntilFormedAsync(null, CancellationToken.None);
        var job = await cluster.Client.SubmitAsync(new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = 1_000_000 } });
        await JobChecks.AssertAnswersAsync(cluster.Client, job.Id, "78498");
        await cluster.StopAsync();
    }

    /// <summary>An authority, and a certificate of this machine from it, as PEM files.</summary>
    private string[] WriteCertificates()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (from, to) = (now.AddHours(-1), now.AddDays(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=test authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using var authorityCertificate = authority.CreateSelfSigned(from, to);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var node = new CertificateRequest("CN=node", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        node.CertificateExtensions.Add(names.Build());
        using var certificate = node.Create(authorityCertificate, from, to, [1, 2, 3, 4]);
        return
        [
            "--tls-certificate", Write("node.pem", certificate.ExportCertificatePem()),
            "--tls-key", Write("node.key", key.ExportPkcs8PrivateKeyPem()),
            "--tls-authority", Write("authority.pem", authorityCertificate.ExportCertificatePem()),
        ];
    }

    private string Write(string name, string pem)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, pem);
        return path;
    }
}
