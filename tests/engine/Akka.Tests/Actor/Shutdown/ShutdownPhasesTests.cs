using Akka.Actor;
using Akka.Configuration;

namespace Akka.Tests.Actor.Shutdown;

public class ShutdownPhasesTests
{
    [Fact]
    public void The_phases_of_the_defaults_stand_in_their_documented_order() => Assert.Equal(
        [
            CoordinatedShutdown.PhaseBeforeServiceUnbind, CoordinatedShutdown.PhaseServiceUnbind, CoordinatedShutdown.PhaseServiceRequestsDone,
            CoordinatedShutdown.PhaseServiceStop, CoordinatedShutdown.PhaseBeforeClusterShutdown, CoordinatedShutdown.PhaseClusterShardingShutdownRegion,
            CoordinatedShutdown.PhaseClusterLeave, CoordinatedShutdown.PhaseClusterExiting, CoordinatedShutdown.PhaseClusterExitingDone,
            CoordinatedShutdown.PhaseClusterShutdown, CoordinatedShutdown.PhaseBeforeActorSystemTerminate, CoordinatedShutdown.PhaseActorSystemTerminate,
        ],
        ShutdownPhases.Read(ConfigurationFactory.Default().GetConfig("akka.coordinated-shutdown")).Select(phase => phase.Name));

    [Fact]
    public void A_phase_has_its_own_timeout_or_the_default()
    {
        var phases = ShutdownPhases.Read(ConfigurationFactory.ParseString(
            "default-phase-timeout = 3s, phases { a { timeout = 1s, recover = off }, b { depends-on = [a], enabled = off } }"));
        Assert.Equal((TimeSpan.FromSeconds(1), false, true), (phases[0].Timeout, phases[0].Recover, phases[0].Enabled));
        Assert.Equal((TimeSpan.FromSeconds(3), true, false), (phases[1].Timeout, phases[1].Recover, phases[1].Enabled));
    }

    [Fact]
    public void A_cycle_is_refused_with_its_members()
    {
        var error = Assert.Throws<ConfigurationException>(() => ShutdownPhases.Read(ConfigurationFactory.ParseString(
            "phases { a { depends-on = [b] }, b { depends-on = [c] }, c { depends-on = [a] } }")));
        Assert.Contains("a depends on b depends on c depends on a", error.Message);
    }
}
