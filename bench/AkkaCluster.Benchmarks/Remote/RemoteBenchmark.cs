using System.Diagnostics;
using Akka.Actor;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.Remote;

/// <summary>
/// Akka.Remote between two processes on loopback: round trips per second to echo actors, as Akka.NET's RemotePingPong counts them, the latency
/// of a single message, and a stream of 1 MiB messages; each beside what bare sockets do.
/// </summary>
public sealed class RemoteBenchmark : IBenchmark
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "remote";

    public string Description => "messages between two processes on loopback: actors, serialization and transport, both ends; beside bare sockets";

    public async Task RunAsync(BenchmarkRun run)
    {
        await using var bare = ChildProcess.Start("bare-echo");
        var barePort = int.Parse(await bare.ReadLineAsync(Patience));
        await using var other = ChildProcess.Start("remote-echo");
        var address = Address.Parse(await other.ReadLineAsync(Patience));
        using var system = RemoteNode.Start("ping");
        var echoes = await ResolveAsync(system, address);

        // Both processes' code is compiled to its last tier before anything is measured.
        await PingAsync(system, echoes, "ping", 10, 1000, 50_000);
        await PingAsync(system, echoes, Small, 10, 1000, 20_000);

        var bareLatency = await run.MeasureAsync("bare sockets: echo of 64 bytes", "us/round trip", () => Bare(barePort, BareMode.Echo, s => s.RoundTrip(20_000)));
        var latency = await run.MeasureAsync("remote: a string, 1 in flight", "us/round trip", async () => 1e6 / await PingAsync(system, echoes, "ping", 1, 1, 20_000));
        await run.MeasureAsync("remote: a small object, 1 in flight", "us/round trip", async () => 1e6 / await PingAsync(system, echoes, Small, 1, 1, 20_000));
        await run.MeasureAsync("bare sockets: pipelined echo of 64 bytes", "round trips/s", () => Bare(barePort, BareMode.Echo, s => s.Pipelined(8_000_000)));
        var strings = await run.MeasureAsync("remote: strings, 10 clients, 1,000 in flight", "round trips/s", () => PingAsync(system, echoes, "ping", 10, 1000, 200_000));
        var objects = await run.MeasureAsync("remote: small objects, 10 clients, 1,000 in flight", "round trips/s", () => PingAsync(system, echoes, Small, 10, 1000, 100_000));
        var bareStream = await run.MeasureAsync("bare sockets: stream of 1 MiB blocks", "MiB/s", () => Bare(barePort, BareMode.Swallow, s => s.Stream(2000)) / (1 << 20));
        var longest = new HeartbeatProbe.Longest();
        var probe = system.ActorOf(Props.Create(() => new HeartbeatProbe(address, longest)));
        var stream = await run.MeasureAsync("remote: stream of 1 MiB messages", "MiB/s", () => PingAsync(system, echoes, new byte[1 << 20], 1, 16, 2000));
        system.Stop(probe);
        run.Note($"longest wait for a heartbeat's answer during that stream: {longest.Value.TotalMilliseconds:0.0} ms");

        if (latency > 2 * bareLatency) run.Require(false, $"one in flight at most twice the bare echo: {latency / bareLatency:0.00} times");
        if (strings < 400_000) run.Require(false, $"400,000 round trips/s of strings: {strings:0}");
        if (objects < 250_000) run.Require(false, $"250,000 round trips/s of small objects: {objects:0}");
        if (stream < bareStream / 2) run.Require(false, $"half of the bare stream: {stream / bareStream:0.00}");
        if (stream is not null) run.Require(longest.Value < TimeSpan.FromMilliseconds(500), "heartbeats answered within 500 ms");
        await system.Terminate();
    }

    private static SmallObject Small => new(42, "a small object", 3.14, true);

    private static async Task<IActorRef[]> ResolveAsync(ActorSystem system, Address address)
    {
        var echoes = new IActorRef[10];
        for (var i = 0; i < echoes.Length; i++)
            echoes[i] = await system.ActorSelection(new RootActorPath(address) / "user" / $"echo{i}").ResolveOne(Patience);
        return echoes;
    }

    private static double Bare(int port, BareMode mode, Func<BareSockets, double> measure)
    {
        using var sockets = new BareSockets(port, mode);
        return measure(sockets);
    }

    /// <summary>Round trips per second of so many clients together, each with its own echo.</summary>
    private static async Task<double> PingAsync(ActorSystem system, IActorRef[] echoes, object message, int clients, int inFlight, int perClient)
    {
        var done = Enumerable.Range(0, clients).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        var pings = done.Select((d, i) => system.ActorOf(Props.Create(() => new PingActor(echoes[i % 10], message, inFlight, perClient, d)))).ToList();
        var watch = Stopwatch.StartNew();
        foreach (var ping in pings) ping.Tell(PingActor.Start.Instance, ActorRefs.NoSender);
        await Task.WhenAll(done.Select(d => d.Task)).WaitAsync(Patience);
        return (double)clients * perClient / watch.Elapsed.TotalSeconds;
    }
}
