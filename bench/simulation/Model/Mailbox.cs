using AkkaCluster.Simulation.Kernel;

namespace AkkaCluster.Simulation.Model;

/// <summary>An actor: one message at a time, on a core of its machine.</summary>
internal sealed class Mailbox(VirtualTime time, string name, Host host)
{
    public Station Messages { get; } = new(time, name, 1);

    /// <param name="cost">Milliseconds of a core.</param>
    /// <param name="then">What follows.</param>
    public void Tell(double cost, Action then) => Tell(() => cost, then);

    /// <param name="cost">Milliseconds of a core, known when its turn comes.</param>
    /// <param name="then">What follows.</param>
    public void Tell(Func<double> cost, Action then) => Messages.Hold(release => host.Run(cost(), () =>
    {
        release();
        then();
    }));

    /// <summary>Nobody takes its messages for so long; they wait for the next incarnation.</summary>
    public void Pause(double milliseconds) => Messages.Hold(release => time.After(milliseconds, release));
}
