namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>Which share of requests was answered in time, by second. A process that is dead answers nobody, and does not count: the share is of those that reached one that lives.</summary>
internal sealed class Availability(TimeProvider time)
{
    private readonly ConcurrentDictionary<(Series Series, int Second), (int Good, int All)> _seconds = new();
    private long _began;

    public TimeSpan Elapsed => time.GetElapsedTime(_began);

    public void Begin() => _began = time.GetTimestamp();

    /// <param name="series">Of what.</param>
    /// <param name="since">When the try began.</param>
    /// <param name="good">Whether it was answered.</param>
    public void Count(Series series, TimeSpan since, bool good) =>
        _seconds.AddOrUpdate((series, (int)since.TotalSeconds), (good ? 1 : 0, 1), (_, count) => (count.Good + (good ? 1 : 0), count.All + 1));

    public IEnumerable<(int Second, double Share)> Of(Series series) =>
        _seconds.Where(pair => pair.Key.Series == series).OrderBy(pair => pair.Key.Second).Select(pair => (pair.Key.Second, (double)pair.Value.Good / pair.Value.All));

    public (int Good, int All) Total(Series series) => _seconds.Where(pair => pair.Key.Series == series)
        .Aggregate((Good: 0, All: 0), (sum, pair) => (sum.Good + pair.Value.Good, sum.All + pair.Value.All));
}
