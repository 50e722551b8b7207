namespace AkkaCluster.Peers.Frame;

/// <summary>Tasks that were submitted one by one and waited for.</summary>
/// <param name="Seconds">How long all of it took.</param>
/// <param name="Milliseconds">How long each took.</param>
internal sealed record Load(double Seconds, IReadOnlyList<double> Milliseconds)
{
    public double Rate => Milliseconds.Count / Seconds;

    public double Percentile(double part) => Milliseconds.Order().ElementAt((int)(part * (Milliseconds.Count - 1)));

    /// <summary>So many clients at once, each one call after the other, until the time is over.</summary>
    public static async Task<Load> RunAsync(int clients, TimeSpan time, Func<Task> once)
    {
        var began = TimeProvider.System.GetTimestamp();
        var taken = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (TimeProvider.System.GetElapsedTime(began) < time)
            {
                var start = TimeProvider.System.GetTimestamp();
                await once().ConfigureAwait(false);
                own.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            }
            return own;
        }))).ConfigureAwait(false);
        return new Load(TimeProvider.System.GetElapsedTime(began).TotalSeconds, [.. taken.SelectMany(own => own)]);
    }
}
