namespace AkkaCluster.Chaos.Soak;

/// <summary>How fast clients act, so that the processors come to be as busy as asked for.</summary>
/// <param name="load">The share of the processors that is asked for, from 0 to 1.</param>
/// <param name="customers">How many clients there are.</param>
internal sealed class Pace(double load, int customers)
{
    private const double First = 5;
    private const double Least = 1;
    private const double Most = 1000;
    private const double MostChange = 1.5;
    private const double LeastLoad = 0.01;

    /// <summary>Where the machine, or the cluster, cannot do more, more would only pile up.</summary>
    private const long MostOpen = 200;

    private double _rate = First;

    /// <summary>What all clients are to do in a second, where the answers come at once.</summary>
    public double Rate => Volatile.Read(ref _rate);

    /// <summary>Faster where there is less load than asked for, slower where there is more, or too much is left undone.</summary>
    /// <param name="found">The share of the processors that was used.</param>
    /// <param name="open">Jobs that have not ended.</param>
    public void Adjust(double found, long open)
    {
        // The root, since jobs differ: half the way each time.
        var change = open > MostOpen ? 1 / MostChange : Math.Clamp(Math.Sqrt(load / Math.Max(found, LeastLoad)), 1 / MostChange, MostChange);
        Volatile.Write(ref _rate, Math.Clamp(Rate * change, Least, Most));
    }

    /// <summary>Milliseconds from one act of a client to its next.</summary>
    public int Pause(Random random) => random.Next((int)(2000 * customers / Rate) + 1);
}
