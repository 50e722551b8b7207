namespace AkkaCluster.Simulation.Model;

/// <summary>
/// How much longer membership takes to agree in larger clusters than in the one that failover was measured in. Each node tells one other a round, mostly one that does not know yet, as Akka's gossip
/// does (akka.cluster.gossip-different-view-probability = 0.8); a loss is known to all, and that all know it to the membership leader, after twice as many rounds.
/// </summary>
internal static class Gossip
{
    /// <summary>The nodes of the benchmark jobs-failover.</summary>
    private const int Measured = 5;

    /// <summary>Milliseconds (hocon/cluster.conf).</summary>
    private const double Interval = 200;

    private const double ChoosesOther = 0.8;
    private const int Repeats = 20;

    /// <summary>Milliseconds more than among five nodes.</summary>
    public static double Delay(int nodes, int seed)
    {
        var random = new Random(seed);
        return Math.Max(0, 2 * Interval * (Rounds(nodes, random) - Rounds(Measured, random)));
    }

    /// <summary>Rounds until all know what one knows, the mean of some trials.</summary>
    private static double Rounds(int nodes, Random random) => Enumerable.Range(0, Repeats).Average(_ => Spread(nodes, random));

    private static int Spread(int nodes, Random random)
    {
        var ignorant = nodes - 1;
        var rounds = 0;
        for (; ignorant > 0; rounds++)
        {
            var reached = new HashSet<int>();
            for (var teller = nodes - ignorant; teller > 0; teller--)
            {
                var peer = random.NextDouble() < ChoosesOther ? random.Next(ignorant) : random.Next(nodes - 1);
                if (peer < ignorant)
                    reached.Add(peer);
            }

            ignorant -= reached.Count;
        }

        return rounds;
    }
}
