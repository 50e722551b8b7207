using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AkkaCluster.Cli.Certificates;
using AkkaCluster.EndToEndTests.Support;
using AkkaCluster.Hosting.Settings;

namespace AkkaCluster.EndToEndTests.Tls;

/// <summary>Who is let in under TLS, and who is not.</summary>
public sealed class TlsPeersTests : IDisposable
{
    private const string Host = "127.0.0.1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Refusal = TimeSpan.FromSeconds(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-tls-").FullName;

    public static TheoryData<string, string> Refused => new()
    {
        { "none", "" },
        { "expired", "expired" },
        { "foreign", "none of the trusted authorities" },
        { "other-name", "10.1.1.1" },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nodes_with_certificates_of_one_authority_talk(bool pkcs12)
    {
        await using var one = TrialNode.Start(Flags("good", pkcs12: pkcs12));
        await using var other = TrialNode.Start(Flags("good"));
        Assert.StartsWith("akka.ssl.tcp://trial@127.0.0.1:", one.Path, StringComparison.Ordinal);
        Assert.True(await one.ReachesAsync(other.Path, Patience), string.Join('\n', one.Lines));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_peer_that_must_not_be_let_in_is_refused_whoever_connects_and_the_node_goes_on(string peer, string why)
    {
        await using var node = TrialNode.Start(Flags("good"));
        await using var stranger = TrialNode.Stranger(peer == "none" ? null : Certificate(peer));
        Assert.False(await stranger.ReachesAsync(peer == "none" ? node.Path.Replace("ssl.tcp", "tcp", StringComparison.Ordinal) : node.Path, Refusal));
        Assert.False(await node.ReachesAsync(stranger.Path.Replace("akka.tcp", "akka.ssl.tcp", StringComparison.Ordinal), Refusal));
        Assert.False(node.System.WhenTerminated.IsCompleted);
        Assert.Null(Akka.Actor.CoordinatedShutdown.Get(node.System).ShutdownReason);
        Assert.Contains(node.Lines, line => line.Contains(why, StringComparison.Ordinal) && line.Contains("efused", StringComparison.Ordinal) || why.Length == 0);
        Assert.All(node.Lines, line => Assert.DoesNotContain('\n', line));
        Assert.InRange(node.Lines.Count, 1, 25);
        await using var friend = TrialNode.Start(Flags("good"));
        Assert.True(await node.ReachesAsync(friend.Path, Patience), string.Join('\n', node.Lines));
    }

    [Fact]
    public async Task Whoever_listens_on_the_port_of_a_node_that_is_gone_ends_nobody()
    {
        await using var node = TrialNode.Start(Flags("good"));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answered = AnswerWithGarbageAsync(listener);
        Assert.False(await node.ReachesAsync($"akka.ssl.tcp://trial@127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/user/echo", Refusal));
        await answered.WaitAsync(Patience);
        Assert.Null(Akka.Actor.CoordinatedShutdown.Get(node.System).ShutdownReason);
        await using var friend = TrialNode.Start(Flags("good"));
        Assert.True(await node.ReachesAsync(friend.Path, Patience));
    }

    [Theory]
    [InlineData("expired", "expired on")]
    [InlineData("foreign", "none of the trusted authorities")]
    [InlineData("other-name", "is for 10.1.1.1")]
    [InlineData("missing", "cannot be used")]
    public void A_node_whose_own_certificate_all_would_refuse_does_not_start(string certificate, string why)
    {
        var flags = certificate == "missing" ? ["--tls-certificate", Path.Combine(_folder, "missing.pem")] : Flags(certificate);
        Assert.Contains(why, Assert.Throws<NodeOptionsException>(() => TrialNode.Start(flags)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_an_authority_is_replaced_nodes_that_know_both_talk_to_both()
    {
        var old = Write("good");
        var next = Write("next");
        var both = Path.Combine(_folder, "both.pem");
        await File.WriteAllTextAsync(both, await File.ReadAllTextAsync(old.AuthorityPath) + await File.ReadAllTextAsync(next.AuthorityPath));
        await using var one = TrialNode.Start("--tls-certificate", old.CertificatePath(Host), "--tls-key", old.KeyPath(Host), "--tls-authority", both);
        await using var other = TrialNode.Start("--tls-certificate", next.CertificatePath(Host), "--tls-key", next.KeyPath(Host), "--tls-authority", both);
        Assert.True(await one.ReachesAsync(other.Path, Patience), string.Join('\n', one.Lines));
    }

    [ProgramFact("openssl")]
    public async Task The_openssl_lines_of_the_documents_make_a_certificate_that_works()
    {
        var document = Documents.Document.All.Single(document => document.Path.EndsWith("OPERATIONS.md", StringComparison.Ordinal));
        var lines = document.Text.Split('\n').Where(line => line.StartsWith("openssl ", StringComparison.Ordinal)).Select(line => line.Replace("IP:10.0.0.1", "IP:" + Host, StringComparison.Ordinal)).ToList();
        Assert.Equal(3, lines.Count);
        var start = new System.Diagnostics.ProcessStartInfo("sh", ["-ec", string.Join('\n', lines)]) { WorkingDirectory = _folder, RedirectStandardError = true };
        using var openssl = System.Diagnostics.Process.Start(start)!;
        var said = await openssl.StandardError.ReadToEndAsync();
        await openssl.WaitForExitAsync();
        Assert.True(openssl.ExitCode == 0, said);
        string At(string name) => Path.Combine(_folder, name);
        await using var one = TrialNode.Start("--tls-certificate", At("node-1.pem"), "--tls-key", At("node-1.key"), "--tls-authority", At("authority.pem"));
        await using var other = TrialNode.Start("--tls-certificate", At("node-1.pem"), "--tls-key", At("node-1.key"), "--tls-authority", At("authority.pem"));
        Assert.True(await one.ReachesAsync(other.Path, Patience), string.Join('\n', one.Lines));
    }

    private static async Task AnswerWithGarbageAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await client.GetStream().WriteAsync(new byte[4096]);
    }

    private CertificateFolder Write(string name)
    {
        TimeProvider past = new FixedTime(TimeProvider.System.GetUtcNow().AddDays(-60));
        // The authority is one, except of those that are foreign; certificates of another kind are in a folder of their own.
        var folder = Path.Combine(_folder, name is "foreign" or "next" ? name : "authority");
        var certificates = new CertificateFolder(folder, TimeProvider.System);
        if (!File.Exists(certificates.AuthorityPath))
        {
            new CertificateFolder(folder, past).Write([], 1);
            certificates.Write([Host], 30);
        }
        if (name is "expired" or "other-name")
        {
            var own = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
            foreach (var file in Directory.GetFiles(folder, "authority.*"))
                File.Copy(file, Path.Combine(own, Path.GetFileName(file)), overwrite: true);
            certificates = new CertificateFolder(own, name == "expired" ? past : TimeProvider.System);
            certificates.Write([HostOf(name)], 30);
        }
        return certificates;
    }

    private string[] Flags(string name, bool pkcs12 = false)
    {
        var certificates = Write(name);
        var authority = name == "foreign" ? Write("good").AuthorityPath : certificates.AuthorityPath;
        if (!pkcs12)
            return ["--tls-certificate", certificates.CertificatePath(HostOf(name)), "--tls-key", certificates.KeyPath(HostOf(name)), "--tls-authority", authority];
        // The authority is in the file, and nowhere else.
        var file = Path.Combine(_folder, "node.p12");
        var all = new X509Certificate2Collection { Certificate(name), X509CertificateLoader.LoadCertificateFromFile(authority) };
        File.WriteAllBytes(file, all.Export(X509ContentType.Pkcs12, "a word")!);
        return ["--tls-certificate", file, "--tls-password", "a word"];
    }

    private X509Certificate2 Certificate(string name)
    {
        var certificates = Write(name);
        return X509Certificate2.CreateFromPemFile(certificates.CertificatePath(HostOf(name)), certificates.KeyPath(HostOf(name)));
    }

    private static string HostOf(string name) => name == "other-name" ? "10.1.1.1" : Host;

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
