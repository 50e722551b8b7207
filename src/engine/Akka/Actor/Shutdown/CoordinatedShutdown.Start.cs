using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>What configuration makes of a shutdown: the end of the system, of the process, and the signals that start it.</summary>
public sealed partial class CoordinatedShutdown
{
    internal static CoordinatedShutdown Start(ExtendedActorSystem system)
    {
        var config = system.Settings.Config.GetConfig("akka.coordinated-shutdown");
        var shutdown = new CoordinatedShutdown(system, ShutdownPhases.Read(config), TimeProvider.System);
        if (config.GetBoolean("terminate-actor-system", true)) shutdown.AddSystemTermination();
        if (config.GetBoolean("exit-clr")) shutdown._finished.Task.ContinueWith(_ => ProcessSignals.ExitProcess(), TaskScheduler.Default);
        if (config.GetBoolean("run-by-clr-shutdown-hook", true)) ProcessSignals.Follow(shutdown);
        return shutdown;
    }

    private void AddSystemTermination() => AddTask(PhaseActorSystemTerminate, "terminate-system", async () =>
    {
        await ((ActorSystemImpl)System).FinalTerminate().ConfigureAwait(false);
        return Done.Instance;
    });
}
