namespace AkkaCluster.Simulation.Model;

/// <summary>A program on a machine: with nothing to do it sleeps, and to wake it costs.</summary>
/// <param name="host">Where.</param>
/// <param name="wake">Milliseconds of a core.</param>
internal sealed class Process(Host host, double wake)
{
    private int _underWay;

    public Host Host => host;

    /// <summary>How often it was woken since <see cref="Restart"/>.</summary>
    public int Wakes { get; private set; }

    public void Restart() => Wakes = 0;

    /// <param name="cost">Milliseconds of a core, if it is awake.</param>
    /// <param name="then">What follows.</param>
    public void Run(double cost, Action then)
    {
        var sleeps = _underWay++ == 0;
        Wakes += sleeps ? 1 : 0;
        host.Run(sleeps ? cost + wake : cost, () =>
        {
            _underWay--;
            then();
        });
    }
}
