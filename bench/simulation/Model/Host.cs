using AkkaCluster.Simulation.Kernel;

namespace AkkaCluster.Simulation.Model;

/// <summary>A machine: its cores are shared by the processes on it. Bursts are far shorter than a time slice, and so served one after the other.</summary>
internal sealed class Host
{
    private readonly VirtualTime _time;
    private readonly double _stretch;

    /// <param name="time">The clock.</param>
    /// <param name="name">What people know it by.</param>
    /// <param name="cores">How many cores there are; of 1.5 both are three quarters as fast.</param>
    public Host(VirtualTime time, string name, double cores)
    {
        _time = time;
        Cores = new Station(time, name, (int)Math.Ceiling(cores));
        _stretch = Math.Ceiling(cores) / cores;
    }

    public Station Cores { get; }

    /// <summary>Takes a core for about so many milliseconds of processor time.</summary>
    public void Run(double cost, Action then)
    {
        if (cost <= 0)
            then();
        else
            Cores.Use(_stretch * _time.Exponential(cost), then);
    }
}
