using System.Text.Json.Nodes;
using AkkaCluster.Cli.Certificates;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests.Tls;

/// <summary>A cluster of processes under TLS.</summary>
[Collection(ProcessTests.Name)]
public sealed class TlsTests : IDisposable
{
    private const string Host = "127.0.0.1";

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nodes_with_certificates_of_one_authority_are_a_cluster_and_one_starts_again_with_a_renewed_one()
    {
        await using var cluster = new LocalCluster(new LocalClusterOptions { Seeds = 1, Workers = 1, Slots = 1, Folder = _folder, Arguments = WriteCertificates() });
        cluster.StartNodes();
        await cluster.WaitUntilFormedAsync(null, CancellationToken.None);
        await AssertAnswersAsync(cluster);
        WriteCertificates();
        var renewed = cluster.StartWorker();
        await cluster.WaitUntilFormedAsync(null, CancellationToken.None);
        Assert.False(renewed.HasEnded, renewed.LogTail(20));
        await AssertAnswersAsync(cluster);
        await cluster.StopAsync();
    }

    private static async Task AssertAnswersAsync(LocalCluster cluster)
    {
        var job = await cluster.Client.SubmitAsync(new JobRequest { Kind = "primes", Parameters = new JsonObject { ["below"] = 1_000_000 } });
        await JobChecks.AssertAnswersAsync(cluster.Client, job.Id, "78498");
    }

    private string[] WriteCertificates()
    {
        var certificates = new CertificateFolder(Path.Combine(_folder, "certificates"), TimeProvider.System);
        certificates.Write([Host], days: 30);
        return ["--tls-certificate", certificates.CertificatePath(Host), "--tls-key", certificates.KeyPath(Host), "--tls-authority", certificates.AuthorityPath];
    }
}
