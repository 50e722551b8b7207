using System.Diagnostics;
using Akka.Actor;
using AkkaCluster.Benchmarks.Frame;

namespace AkkaCluster.Benchmarks.Local;

/// <summary>Very many actors under one parent: created, sent one message each, stopped.</summary>
public static class MillionActors
{
    public static async Task MeasureAsync(BenchmarkRun run, ActorSystem system, int count)
    {
        var samples = new List<Sample>();
        var total = await run.MeasureAsync($"{BenchmarkRun.Text(count)} actors created, messaged once, stopped", "M actors/s", async () =>
        {
            var sample = await OnceAsync(system, count);
            samples.Add(sample);
            return count / (sample.Create + sample.Message + sample.Stop) / 1e6;
        });
        if (total is null) return;
        run.Note($"    created {Rate(s => s.Create)} M/s, messaged {Rate(s => s.Message)} M/s, stopped {Rate(s => s.Stop)} M/s, " +
                 $"{BenchmarkRun.Text(BenchmarkRun.Median([.. samples.Select(s => s.BytesPerActor)]))} bytes per actor that has had its message");

        string Rate(Func<Sample, double> seconds) => BenchmarkRun.Text(count / BenchmarkRun.Median([.. samples.Select(seconds)]) / 1e6);
    }

    private static async Task<Sample> OnceAsync(ActorSystem system, int count)
    {
        var parent = system.ActorOf(Props.Create(() => new Parent()));
        var tally = new Tally(count);
        await parent.Ask<string>("ready", TimeSpan.FromSeconds(30));
        var before = GC.GetTotalMemory(true);
        var watch = Stopwatch.StartNew();
        var children = await parent.Ask<IActorRef[]>(tally, TimeSpan.FromMinutes(2));
        var create = Lap(watch);
        foreach (var child in children) child.Tell("once");
        await tally.AllMessaged;
        var message = Lap(watch);
        var bytes = (double)(GC.GetTotalMemory(true) - before) / count;
        watch.Restart();
        foreach (var child in children) system.Stop(child);
        await tally.AllStopped;
        var stop = Lap(watch);
        await parent.GracefulStop(TimeSpan.FromMinutes(1));
        return new Sample(create, message, stop, bytes);
    }

    private static double Lap(Stopwatch watch)
    {
        var seconds = watch.Elapsed.TotalSeconds;
        watch.Restart();
        return seconds;
    }

    private sealed record Sample(double Create, double Message, double Stop, double BytesPerActor);

    private sealed class Tally(int count)
    {
        private readonly TaskCompletionSource _messaged = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _messages;
        private int _stops;

        public int Count { get; } = count;

        public Task AllMessaged => _messaged.Task;

        public Task AllStopped => _stopped.Task;

        public void Messaged()
        {
            if (Interlocked.Increment(ref _messages) == Count) _messaged.SetResult();
        }

        public void Stopped()
        {
            if (Interlocked.Increment(ref _stops) == Count) _stopped.SetResult();
        }
    }

    private sealed class Parent : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is not Tally tally)
            {
                Sender.Tell(message);
                return;
            }

            var props = Props.Create(() => new Child(tally));
            var children = new IActorRef[tally.Count];
            for (var i = 0; i < children.Length; i++) children[i] = Context.ActorOf(props);
            Sender.Tell(children);
        }
    }

    private sealed class Child(Tally tally) : UntypedActor
    {
        protected override void OnReceive(object message) => tally.Messaged();

        protected override void PostStop() => tally.Stopped();
    }
}
