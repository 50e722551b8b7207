namespace AkkaCluster.Simulation.Kernel;

/// <summary>The clock of a simulation, in milliseconds: it jumps from one event to the next. Events of one moment come in the order in which they were planned, so that one seed gives one run.</summary>
internal sealed class VirtualTime(int seed)
{
    private readonly PriorityQueue<Action, (double At, long Number)> _events = new();
    private readonly Random _random = new(seed);
    private long _planned;

    public double Now { get; private set; }

    public void After(double milliseconds, Action what) => _events.Enqueue(what, (Now + milliseconds, _planned++));

    /// <summary>Lets all happen that is planned until then, or until there is nothing more, or until it is enough.</summary>
    public void RunUntil(double end, Func<bool>? enough = null)
    {
        while (enough?.Invoke() != true && _events.TryPeek(out _, out var next) && next.At <= end)
        {
            var what = _events.Dequeue();
            Now = next.At;
            what();
        }
    }

    public int Next(int below) => _random.Next(below);

    public double Uniform(double most) => _random.NextDouble() * most;

    /// <summary>A duration of this mean, of exponential distribution.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - _random.NextDouble());

    /// <summary>A duration of this mean, of log-normal distribution.</summary>
    /// <param name="mean">Milliseconds.</param>
    /// <param name="spread">Standard deviation over mean; 0 for no variation.</param>
    public double LogNormal(double mean, double spread)
    {
        var variance = Math.Log(1 + spread * spread);
        var normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        return mean * Math.Exp(Math.Sqrt(variance) * normal - variance / 2);
    }
}
