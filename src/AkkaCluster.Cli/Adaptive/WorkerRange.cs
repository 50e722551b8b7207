using System.Globalization;
using AkkaCluster.Cli.Commands;

namespace AkkaCluster.Cli.Adaptive;

/// <summary>How few and how many workers there may be.</summary>
/// <param name="Least">So many at least.</param>
/// <param name="Most">So many at most.</param>
internal sealed record WorkerRange(int Least, int Most)
{
    private const int MostWorkers = 100;

    /// <summary>Reads MIN..MAX.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static WorkerRange Parse(string text, string option) =>
        text.Split("..") is [var least, var most]
            && int.TryParse(least, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            && from >= 1 && from <= to && to <= MostWorkers
            ? new WorkerRange(from, to)
            : throw new UsageException($"{option} is '{text}'; expected MIN..MAX, such as 1..8, from 1 to {MostWorkers} workers.");

    /// <summary>As many as are wanted, within the range: those that leave are processes still.</summary>
    public int Clamp(int wanted, int leaving) => Math.Min(Math.Max(wanted, Least), Most - leaving);

    /// <summary>The workers that have so many slots, within the range.</summary>
    public int For(int slots, int slotsEach) => Math.Clamp((int)((slots + (long)slotsEach - 1) / slotsEach), Least, Most);
}
