using System.Text;
using Akka;
using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Messages;
using AkkaCluster.Balancing.Server;

namespace AkkaCluster.Balancing.Tests.Balancer;

/// <summary>A balancer and servers as actor systems of their own, over real sockets.</summary>
public sealed class BalancerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly List<ActorSystem> _servers = [];
    private readonly GatedKind _gated = new();
    private ActorSystem _system = null!;

    public Task InitializeAsync()
    {
        _system = ActorSystem.Create("akkacluster-balancer", Remoting());
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _gated.Open();
        await Task.WhenAll(_servers.Append(_system).Select(system => system.Terminate()));
    }

    [Fact]
    public async Task Requests_are_spread_over_the_servers_and_answered()
    {
        var balancer = Start(new BalancerOptions { Servers = [StartServer(), StartServer(), StartServer()] });
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Ask(balancer, "echo", $"input {i}")));
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"input {i}"), answers.Select(answer => Encoding.UTF8.GetString(answer.Output.Span)));
        Assert.All(answers.GroupBy(answer => answer.Server), server => Assert.Equal(10, server.Count()));
        Assert.All(await Servers(balancer), server =>
        {
            Assert.Equal((null, null), (server.Since, server.Why));
            Assert.InRange(server.P50!.Value, 0, server.P99!.Value);
            Assert.InRange(server.PerSecond, 0.1, 10);
        });
    }

    [Fact]
    public async Task An_unknown_kind_and_a_failing_handler_are_the_callers_to_know()
    {
        var balancer = Start(new BalancerOptions { Servers = [StartServer()] });
        var unknown = await Ask(balancer, "no-such-kind", "");
        Assert.Equal(FailureReason.Invalid, unknown.Failure);
        Assert.Contains("echo", unknown.Error, StringComparison.Ordinal);
        var failed = await Ask(balancer, "echo", "throw");
        Assert.Equal((FailureReason.Failed, "it was told to"), (failed.Failure!.Value, failed.Error));
        Assert.Null((await Ask(balancer, "echo", "still serving")).Failure);
    }

    [Fact]
    public async Task A_request_that_was_with_a_server_when_it_went_is_lost_and_the_caller_is_told()
    {
        var balancer = Start(new BalancerOptions { Servers = [StartServer()], RequestTimeout = Patience });
        Assert.Null((await Ask(balancer, "echo", "connected")).Failure);
        var request = Ask(balancer, "gated", "");
        await _gated.Entered.WaitAsync(Patience);
        await _servers[0].Terminate();
        Assert.Equal(FailureReason.Lost, (await request).Failure);
    }

    [Fact]
    public async Task A_request_that_nobody_answers_ends_at_its_time_out_and_its_late_answer_is_dropped()
    {
        var balancer = Start(new BalancerOptions { Servers = [StartServer()], RequestTimeout = TimeSpan.FromMilliseconds(300) });
        var answer = await Ask(balancer, "gated", "");
        Assert.Equal(FailureReason.TimedOut, answer.Failure);
        _gated.Open();
        Assert.Null((await Ask(balancer, "echo", "next")).Failure);
        Assert.Equal((1L, 0), (await Servers(balancer)).Select(server => (server.Lost, server.Outstanding)).Single());
    }

    [Fact]
    public async Task Beyond_the_bound_of_outstanding_requests_it_refuses()
    {
        var balancer = Start(new BalancerOptions { Servers = [StartServer()], MaxOutstandingPerServer = 1, RequestTimeout = Patience });
        var first = Ask(balancer, "gated", "");
        await _gated.Entered.WaitAsync(Patience);
        Assert.Equal(FailureReason.Busy, (await Ask(balancer, "echo", "")).Failure);
        _gated.Open();
        Assert.Null((await first).Failure);
    }

    [Fact]
    public async Task A_task_that_fits_no_message_is_refused_at_once()
    {
        var balancer = Start(new BalancerOptions { Servers = [StartServer()], MaxTaskSize = 1000, RequestTimeout = Patience });
        var answer = await Ask(balancer, "echo", new string('x', 1000));
        Assert.Equal(FailureReason.Invalid, answer.Failure);
        Assert.Contains("max-task-size", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_runs_and_goes_on_with_a_thread_of_its_slot()
    {
        var balancer = Start(new BalancerOptions { Servers = [StartServer(slots: 1)] });
        for (var i = 0; i < 3; i++)
            Assert.Equal("task-1 task-1 False", Encoding.UTF8.GetString((await Ask(balancer, "echo", "thread")).Output.Span));
    }

    [Fact]
    public async Task A_kind_that_throws_ends_no_other_task()
    {
        var balancer = Start(new BalancerOptions { Servers = [StartServer()], RequestTimeout = Patience });
        var running = Ask(balancer, "gated", "");
        await _gated.Entered.WaitAsync(Patience);
        var thrown = await Ask(balancer, "broken", "");
        Assert.Equal(FailureReason.Failed, thrown.Failure);
        Assert.Contains("it makes none", thrown.Error, StringComparison.Ordinal);
        _gated.Open();
        Assert.Null((await running).Failure);
    }

    [Fact]
    public async Task An_ejected_server_gets_no_requests_and_the_others_answer_all()
    {
        var alive = StartServer();
        var settings = new BalancerOptions
        {
            Servers = [alive, "127.0.0.1:9"],
            RequestTimeout = TimeSpan.FromMilliseconds(200),
            Ejection = { Enabled = true, ConsecutiveFailures = 2, Duration = TimeSpan.FromMinutes(1) },
        };
        var balancer = Start(settings);
        for (var i = 0; i < 20 && (await Servers(balancer)).TrueForAll(server => server.State == "receiving"); i++)
            await Ask(balancer, "echo", "x");
        var ejected = (await Servers(balancer))[1];
        Assert.Equal("ejected", ejected.State);
        Assert.StartsWith("It failed 2 requests one after the other, and receives none for 60 s. The last: ", ejected.Why, StringComparison.Ordinal);
        Assert.InRange(TimeProvider.System.GetUtcNow() - ejected.Since!.Value, TimeSpan.Zero, Patience);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Ask(balancer, "echo", "x")));
        Assert.All(answers, answer => Assert.Equal(alive, answer.Server));
    }

    [Fact]
    public async Task With_health_checks_a_server_that_is_not_there_gets_no_requests()
    {
        var settings = new BalancerOptions
        {
            Servers = ["127.0.0.1:9"],
            HealthCheck = { Enabled = true, Interval = TimeSpan.FromMilliseconds(50), Fall = 2, Rise = 1 },
            RequestTimeout = TimeSpan.FromMilliseconds(50),
        };
        var balancer = Start(settings);
        BalancedAnswer answer;
        do answer = await Ask(balancer, "echo", "x");
        while (answer.Failure != FailureReason.NoServer);
        var unhealthy = (await Servers(balancer))[0];
        Assert.Equal(("unhealthy", "It missed 2 probes."), (unhealthy.State, unhealthy.Why));
    }

    [Fact]
    public async Task A_server_that_is_drained_answers_what_runs_and_the_others_get_the_rest()
    {
        var (drained, other) = (StartServer(slots: 1), StartServer());
        var balancer = Start(new BalancerOptions { Servers = [drained], RequestTimeout = Patience });
        var running = Ask(balancer, "gated", "");
        await _gated.Entered.WaitAsync(Patience);
        var both = Start(new BalancerOptions { Servers = [drained, other], RequestTimeout = Patience });
        var waiting = Enumerable.Range(0, 2).Select(i => Ask(both, "echo", $"{i}")).ToList();
        await Task.WhenAny(waiting);
        var done = _servers[0].ActorSelection($"/user/{ServerActor.Name}").Ask<Done>(Drain.Instance, Patience);

        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal((other, null), (answer.Server, answer.Failure)));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Ask(both, "echo", $"{i}"))), answer => Assert.Equal(other, answer.Server));
        Assert.Equal(["draining", "receiving"], (await Servers(both)).Select(server => server.State));
        Assert.Equal(FailureReason.NoServer, (await Ask(balancer, "echo", "")).Failure);
        Assert.False(done.IsCompleted);
        _gated.Open();
        Assert.Null((await running).Failure);
        await done;
    }

    [Fact]
    public async Task A_server_that_was_drained_gets_requests_again_when_it_is_back()
    {
        var server = StartServer();
        var settings = new BalancerOptions { Servers = [server], HealthCheck = { Interval = TimeSpan.FromMilliseconds(50) }, RequestTimeout = TimeSpan.FromSeconds(1) };
        var balancer = Start(settings);
        await _servers[0].ActorSelection($"/user/{ServerActor.Name}").Ask<Done>(Drain.Instance, Patience);
        Assert.Equal(FailureReason.NoServer, (await Ask(balancer, "echo", "")).Failure);
        await _servers[0].Terminate();
        StartServer(server);
        while ((await Servers(balancer))[0].State != "receiving")
            await Task.Yield();
        Assert.Null((await Ask(balancer, "echo", "")).Failure);
    }

    [Fact]
    public async Task A_balancer_that_is_drained_answers_what_is_with_the_servers_and_refuses_the_rest()
    {
        var balancer = Start(new BalancerOptions { Servers = [StartServer()], RequestTimeout = Patience });
        var running = Ask(balancer, "gated", "");
        await _gated.Entered.WaitAsync(Patience);
        var done = balancer.Ask<Done>(Drain.Instance, Patience);
        Assert.Equal(FailureReason.Draining, (await Ask(balancer, "echo", "")).Failure);
        Assert.False(done.IsCompleted);
        _gated.Open();
        Assert.Null((await running).Failure);
        await done;
    }

    private string StartServer(string? at = null, int slots = 2)
    {
        var server = ActorSystem.Create(ServerActor.SystemName, Remoting(at?.Split(':')[1]));
        _servers.Add(server);
        server.ActorOf(ServerActor.Props(new Contracts.JobKindRegistry([new EchoKind(), new BrokenKind(), _gated]), new ServerOptions { Slots = slots, Queue = 10, MaxOutputSize = 1 << 20 }), ServerActor.Name);
        var address = ((ExtendedActorSystem)server).Provider.DefaultAddress;
        return $"{address.Host}:{address.Port}";
    }

    private IActorRef Start(BalancerOptions settings) => _system.ActorOf(BalancerActor.Props(settings, TimeProvider.System, new Random(1)));

    private static Task<BalancedAnswer> Ask(IActorRef balancer, string kind, string input) =>
        balancer.Ask<BalancedAnswer>(new BalancedTask(kind, "{}", input, input), Patience);

    private static Task<List<ServerView>> Servers(IActorRef balancer) => balancer.Ask<List<ServerView>>(GetServers.Instance, Patience);

    private static Config Remoting(string? port = null) => ConfigurationFactory.ParseString($$"""
        akka.actor.provider = remote
        akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = {{port ?? "0"}} }
        akka.loglevel = WARNING
        """).WithFallback(BalancingDefaults.Config);
}
