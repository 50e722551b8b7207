namespace Akka.Cluster.Tests.Simulation;

/// <summary>Loses, delays, reorders and cuts off, all by one seeded source of chance.</summary>
internal sealed class SimulatedNetwork(Random random)
{
    private readonly HashSet<(int, int)> _cut = [];

    public double Loss { get; set; }

    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMilliseconds(20);

    public bool Reaches(int from, int to) => !_cut.Contains((from, to));

    /// <summary>How long a message takes; null when it is lost.</summary>
    public TimeSpan? Deliver(int from, int to) =>
        !Reaches(from, to) || random.NextDouble() < Loss ? null : MaxDelay * random.NextDouble();

    /// <summary>Cuts the nodes on one side from all others.</summary>
    public void Partition(IReadOnlySet<int> side, int slots)
    {
        for (var a = 0; a < slots; a++)
        {
            for (var b = 0; b < slots; b++)
            {
                if (side.Contains(a) != side.Contains(b))
                    _cut.Add((a, b));
            }
        }
    }

    /// <summary>Cuts one link, in both directions or in one.</summary>
    public void Cut(int a, int b, bool oneWay)
    {
        _cut.Add((a, b));
        if (!oneWay)
            _cut.Add((b, a));
    }

    public void Heal()
    {
        _cut.Clear();
        Loss = 0;
    }
}
