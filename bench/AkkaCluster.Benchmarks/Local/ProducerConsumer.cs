using System.Diagnostics;
using Akka.Actor;

namespace AkkaCluster.Benchmarks.Local;

/// <summary>One thread that sends as fast as it can, and one actor that takes it.</summary>
public static class ProducerConsumer
{
    /// <summary>Million messages a second, from the first send until the last has been taken.</summary>
    public static async Task<double> RunAsync(ActorSystem system, int messages)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var consumer = system.ActorOf(Props.Create(typeof(Consumer), messages, (Action)done.SetResult));
        await consumer.Ask<ActorIdentity>(new Identify("ready"), TimeSpan.FromSeconds(30));
        var message = new object();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < messages; i++) consumer.Tell(message, ActorRefs.NoSender);
        await done.Task;
        var seconds = watch.Elapsed.TotalSeconds;
        system.Stop(consumer);
        return messages / seconds / 1e6;
    }

    private sealed class Consumer(int messages, Action done) : UntypedActor
    {
        private int _received;

        protected override void OnReceive(object message)
        {
            if (++_received == messages) done();
        }
    }
}
