using Akka;
using Akka.Actor;

namespace AkkaCluster.MultiNodeTests.Processes;

/// <summary>Programs with an actor system, run by <see cref="ProcessSignalsTests"/> in processes of their own.</summary>
public class SignalledProgram
{
    public async Task ReturnsWhenItsSystemHasTerminated()
    {
        var system = StartSystem();
        await system.WhenTerminated;
        Console.WriteLine("program returns");
    }

    public void NeverReturns()
    {
        StartSystem();
        new ManualResetEventSlim().Wait();
    }

    public void ReturnsAtOnce() => StartSystem();

    private static ActorSystem StartSystem()
    {
        var system = ActorSystem.Create("signalled", "akka { loglevel = OFF, stdout-loglevel = OFF }");
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "say-so", () =>
        {
            Console.WriteLine($"shut down because of {shutdown.ShutdownReason}");
            return Task.FromResult(Done.Instance);
        });
        system.RegisterOnTermination(() => Console.WriteLine("system terminated"));
        Console.WriteLine("ready");
        return system;
    }
}
