namespace AkkaCluster.Chaos.Plans;

/// <summary>Makes plans: the same seed and round, the same plan.</summary>
internal static class FaultPlan
{
    /// <summary>The quiet before a fault that comes alone.</summary>
    public const double Quiet = 3;

    /// <summary>How long a fault of a kind lasts: least and most.</summary>
    private static readonly IReadOnlyDictionary<FaultKind, (double Least, double Most)> Lengths = new Dictionary<FaultKind, (double, double)>
    {
        [FaultKind.PauseShort] = (0.5, 3),
        [FaultKind.PauseLong] = (9, 12),
        [FaultKind.PauseLeader] = (1, 10),
        [FaultKind.Cut] = (2, 12),
        [FaultKind.CutRefusing] = (2, 10),
        [FaultKind.CutOneWay] = (2, 10),
        [FaultKind.LossyLink] = (3, 8),
        [FaultKind.SlowLink] = (3, 8),
        [FaultKind.ClockAhead] = (2, 5),
        [FaultKind.ClockBehind] = (2, 5),
        [FaultKind.DiskFull] = (1, 6),
        [FaultKind.DiskReadOnly] = (5, 10),
        [FaultKind.StoreRestart] = (0, 5),
        [FaultKind.StoreKilled] = (0, 5),
        [FaultKind.StorePaused] = (1, 12),
        [FaultKind.StoreCut] = (2, 12),
        [FaultKind.StoreSlow] = (2, 8),
        [FaultKind.CommitLost] = (0.5, 4),
        [FaultKind.CommitLate] = (1, 10),
    };

    /// <summary>Faults that come alone or on top of each other, about one in two of them. Over the rounds each kind comes before one comes again.</summary>
    public static IReadOnlyList<Fault> For(int seed, int round, int count, IReadOnlyList<FaultKind> kinds)
    {
        var random = new Random(unchecked((seed * 1_000_003) + round));
        var faults = new List<Fault>();
        var (at, free) = (1.0, 1.0);
        for (var i = round * count; i < (round + 1) * count; i++)
        {
            var kind = Shuffled(kinds, unchecked((seed * 31) + (i / kinds.Count)))[i % kinds.Count];
            var (least, most) = Lengths.GetValueOrDefault(kind, (0, 3));
            var fault = new Fault(kind, Math.Round(at, 1), Math.Round(least + (random.NextDouble() * (most - least)), 1), random.Next(100));
            faults.Add(fault);
            free = Math.Max(free, fault.At + fault.Lasts);
            at = random.Next(2) == 0 ? free + Quiet : fault.At + 0.2 + (random.NextDouble() * 2);
        }
        return faults;
    }

    private static FaultKind[] Shuffled(IReadOnlyList<FaultKind> kinds, int seed)
    {
        var shuffled = kinds.ToArray();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }
}
