namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>Which faults come when: the same for the same seed. One node at a time, so that a majority is left.</summary>
internal static class FaultPlan
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(3);

    // How long each lasts, and how long the shop has to be whole before the next.
    private static readonly Dictionary<FaultKind, (TimeSpan Lasting, TimeSpan Pause)> Times = new()
    {
        [FaultKind.Kill] = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6)),
        [FaultKind.Cut] = (TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(5)),
        [FaultKind.LongCut] = (TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(12)),
    };

    /// <summary>The faults of a run; each kind that fits once before any comes again.</summary>
    public static IReadOnlyList<Fault> Make(int seed, TimeSpan length, int nodes)
    {
        var (random, plan, at) = (new Random(seed), new List<Fault>(), First);
        while (true)
        {
            var round = Enum.GetValues<FaultKind>();
            random.Shuffle(round);
            var fitting = round.Where(kind => kind != FaultKind.LongCut || length > TimeSpan.FromSeconds(40)).ToList();
            foreach (var kind in fitting)
            {
                var (lasting, rest) = Times[kind];
                if (at + lasting + TimeSpan.FromSeconds(1) > length)
                    return plan;
                plan.Add(new Fault(at, kind, random.Next(nodes), lasting));
                at += lasting + rest;
            }
        }
    }
}
