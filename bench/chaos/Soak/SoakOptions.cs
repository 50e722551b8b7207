namespace AkkaCluster.Chaos.Soak;

/// <summary>A run as it was asked for.</summary>
/// <param name="Length">How long it goes on.</param>
/// <param name="Load">Which share of the machine's processors nodes, clients and store are to use, from 0 to 1.</param>
/// <param name="Store">The kind of job store.</param>
/// <param name="Seed">Of what clients do and who is killed.</param>
/// <param name="Folder">Where logs and the job store go.</param>
internal sealed record SoakOptions(TimeSpan Length, double Load, string Store, int Seed, string Folder)
{
    private const double WarmUpShare = 0.1;
    private const int Rhythm = 40;
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>What comes before is not judged: a tenth, at least five minutes, but no more than a third.</summary>
    public TimeSpan WarmUp => Min(Length / 3, Max(Length * WarmUpShare, LeastWarmUp));

    /// <summary>Whether finished jobs are deleted as fast as others end when the warm-up is over; before, the store has to grow.</summary>
    public bool JudgesStore => WarmUp >= 2 * Shifts.Retention;

    /// <summary>From one reading to the next.</summary>
    public TimeSpan Reading => Min(Longest, Length / Rhythm);

    /// <summary>From one killed node to the next.</summary>
    public TimeSpan Kill => 2 * Reading;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
