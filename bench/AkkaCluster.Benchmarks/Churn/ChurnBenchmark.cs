using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.Churn;

/// <summary>
/// Actors that come, fail in every way and go, for a minute: what is left of them is measured, and must be nothing. Option: seconds.
/// </summary>
public sealed class ChurnBenchmark : IBenchmark
{
    private const int ActorsPerRound = 500;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public string Name => "churn";

    public string Description => "a minute of actors that are created, fail, restart, time out and stop: rate, and what they leave behind";

    public async Task RunAsync(BenchmarkRun run)
    {
        var length = TimeSpan.FromSeconds(run.Options.Get("seconds", 60));
        using var system = ActorSystem.Create("churn", ConfigurationFactory.ParseString("akka.loggers = []\nakka.stdout-loglevel = OFF\nakka.log-dead-letters = off"));
        var nursery = system.ActorOf(Props.Create(() => new Nursery()), "nursery");
        for (var i = 0; i < 20; i++) await RoundAsync(nursery);
        var before = await Snapshot.TakeAsync();
        var watch = Stopwatch.StartNew();
        var rounds = 0;
        while (watch.Elapsed < length)
        {
            await RoundAsync(nursery);
            rounds++;
        }
        var rate = rounds * ActorsPerRound / watch.Elapsed.TotalSeconds;
        var after = await Snapshot.TakeAsync();
        var children = await nursery.Ask<int>("children", s_patience);
        run.Note($"{rounds * ActorsPerRound} actors in {watch.Elapsed.TotalSeconds:F0} s: {BenchmarkRun.Text(rate)} actors/s, each with a child, a timer, a stash, a watch and a failure");
        run.Note($"    before {before}");
        run.Note($"    after  {after}");
        run.Require(children == 0, $"no actor is left; found {children}");
        run.Require(after.Bytes < before.Bytes + 4_000_000, $"the heap does not grow by more than 4 MB; it went from {before.Bytes} to {after.Bytes} bytes");
        run.Require(after.Threads <= 8, $"no more threads than those of the scheduler, the guard and the internal dispatcher (8) are left; found {after.Threads}");
        await system.Terminate();
    }

    private static Task RoundAsync(IActorRef nursery) => nursery.Ask<string>(ActorsPerRound, s_patience);
}
