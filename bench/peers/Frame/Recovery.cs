using AkkaCluster.Peers.Hosts;

namespace AkkaCluster.Peers.Frame;

/// <summary>What became of tasks of which something was killed.</summary>
internal static class Recovery
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Kills when a third is done, and tells the longest time after it in which no task was done, how many were not done in the end, and how many were done more than once;
    /// null where the peer takes no tasks without a client that waits.
    /// </summary>
    public static async Task<double[]?> MeasureAsync(IPeer peer, Func<Task> kill, Sizes sizes)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "done");
        await File.WriteAllTextAsync(file, "").ConfigureAwait(false);
        if (!await peer.BeginAsync(sizes.Watched, "sh", "-c", $"sleep 0.05; echo $0 >> {file}").ConfigureAwait(false))
            return null;
        var (done, changed, stalled) = (0, TimeProvider.System.GetTimestamp(), TimeSpan.Zero);
        Task? killed = null;
        while (done < sizes.Watched && TimeProvider.System.GetElapsedTime(changed) < sizes.Patience)
        {
            await Task.Delay(Look).ConfigureAwait(false);
            var now = File.ReadLines(file).Distinct().Count();
            if (killed is not null)
                stalled = TimeSpan.FromTicks(Math.Max(stalled.Ticks, TimeProvider.System.GetElapsedTime(changed).Ticks));
            if (now > done)
                (done, changed) = (now, TimeProvider.System.GetTimestamp());
            if (killed is null && done >= sizes.Watched / 3)
                killed = kill();
        }
        await (killed ?? throw new TimeoutException($"Nothing was killed: {done} of {sizes.Watched} tasks were done within {sizes.Patience}.")).ConfigureAwait(false);
        var lines = await File.ReadAllLinesAsync(file).ConfigureAwait(false);
        return [stalled.TotalSeconds, sizes.Watched - done, lines.Length - done];
    }
}
