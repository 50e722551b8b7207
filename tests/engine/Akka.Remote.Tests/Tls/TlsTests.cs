using Akka.Actor;
using Akka.Event;
using Akka.Remote.Tests.Systems;

namespace Akka.Remote.Tests.Tls;

public sealed class TlsTests : IDisposable
{
    private readonly TestCertificates _certificates = new();

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task Nodes_with_certificates_of_one_authority_talk_whether_from_pem_or_pfx()
    {
        await using var a = Node.Start(settings: Settings(_certificates.Pem("a")));
        await using var b = Node.Start(settings: Settings(_certificates.Pfx("b"), password: TestCertificates.Password));
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var probe = a.Probe();
        var echo = a.RefTo(b, "/user/echo");

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => echo.Ask<int>(i, Probe.Patience)));
        probe.Watch(echo);
        probe.Send(echo, new byte[100_000]);
        Assert.Equal(100_000, (await probe.NextAsync<byte[]>("the large message")).Length);
        echo.Tell(Echo.Stop);

        Assert.Equal(Enumerable.Range(0, 200), answers);
        await probe.NextAsync<Terminated>("the end of the watched actor");
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused_and_logged()
    {
        using var others = new TestCertificates();
        await using var a = Node.Start(settings: Settings(others.Pem("stranger"), authority: _certificates.AuthorityPath));
        await using var b = Node.Start(settings: Settings(_certificates.Pem("b")));
        var warnings = b.Events<Warning>();

        Assert.Contains("not trusted", (await WarnedAsync(a, b, warnings)).Message.ToString());
    }

    [Fact]
    public async Task A_node_without_tls_is_refused_and_logged()
    {
        await using var a = Node.Start();
        await using var b = Node.Start(settings: Settings(_certificates.Pem("b")));
        var warnings = b.Events<Warning>();

        Assert.Contains("was refused", (await WarnedAsync(a, b, warnings)).Message.ToString());
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused_where_hosts_are_validated()
    {
        await using var a = Node.Start(settings: Settings(_certificates.Pem("a"), more: "validate-hostname = true"));
        await using var b = Node.Start(settings: Settings(_certificates.Pem("b", "elsewhere.example")));
        var errors = a.Events<AssociationErrorEvent>();

        a.RefTo(b, "/user/echo").Tell("hello", ActorRefs.NoSender);

        Assert.Contains("does not name its host", (await errors.NextAsync<AssociationErrorEvent>("the refusal")).Cause.Message);
    }

    [Fact]
    public async Task A_changed_certificate_is_used_without_a_restart()
    {
        using var others = new TestCertificates();
        var file = _certificates.Pem("a");
        await using var a = Node.Start(settings: Settings(file, authority: others.AuthorityPath, more: "certificate.reload-interval = 0 s"));
        await using var b = Node.Start(settings: Settings(others.Pem("b"), authority: others.AuthorityPath));
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");
        var errors = a.Events<AssociationErrorEvent>();
        a.RefTo(b, "/user/echo").Tell("refused", ActorRefs.NoSender);
        await errors.NextAsync<AssociationErrorEvent>("the refusal of the first certificate");

        File.Copy(others.Pem("a"), file, overwrite: true);

        var probe = a.Probe();
        var repeated = a.System.Scheduler.ScheduleTellRepeatedlyCancelable(
            TimeSpan.Zero, TimeSpan.FromMilliseconds(100), a.RefTo(b, "/user/echo"), "now?", probe.Ref);
        Assert.Equal("now?", await probe.NextAsync<string>("an answer over the new certificate"));
        repeated.Cancel();
    }

    [Theory]
    [InlineData("/nowhere/at-all.pem", "cannot be read")]
    [InlineData("", "name a PFX or PEM file")]
    public void A_certificate_that_cannot_be_used_stops_the_start_with_what_to_do(string path, string said)
    {
        var failure = Assert.ThrowsAny<Exception>(() => Node.Start(settings: Settings(path)));

        Assert.Contains(said, failure.ToString());
    }

    private static async Task<Warning> WarnedAsync(Node from, Node to, Probe warnings)
    {
        from.RefTo(to, "/user/echo").Tell("hello", ActorRefs.NoSender);
        return await warnings.NextAsync<Warning>("the warning of the refusing node");
    }

    private string Settings(string path, string password = "", string? authority = null, string more = "") => $$"""
        akka.remote {
          handshake-timeout = 2 s
          dot-netty.tcp {
            enable-ssl = true
            ssl {
              certificate { path = "{{path}}", password = "{{password}}", authority-path = "{{authority ?? _certificates.AuthorityPath}}" }
              {{more}}
            }
          }
        }
        """;
}
