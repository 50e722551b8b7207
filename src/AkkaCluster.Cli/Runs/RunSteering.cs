using System.Globalization;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Runs;

/// <summary>A run as a whole.</summary>
internal static class RunSteering
{
    /// <summary>Ends all jobs of a run that have not ended.</summary>
    public static async Task<int> CancelAsync(ClusterClient client, string run, CancellationToken cancellation)
    {
        var left = (await RunSubmission.FindAsync(client, run, cancellation).ConfigureAwait(false)).Where(job => !job.IsFinal).Select(job => job.Id).ToList();
        await CancelAsync(client, left, cancellation).ConfigureAwait(false);
        Terminal.Say($"Run {run}: {left.Count} jobs are cancelled.");
        return CliExitCodes.Ok;
    }

    /// <summary>Ends jobs, given the last ones first: none of them begins, or is cancelled for another's sake, meanwhile.</summary>
    public static async Task CancelAsync(ClusterClient client, IEnumerable<string> jobs, CancellationToken cancellation)
    {
        foreach (var job in jobs)
        {
            try
            {
                await client.CancelAsync(job, cancellation).ConfigureAwait(false);
            }
            catch (ClusterException ended) when (ended.Status == 409)
            {
                // It has ended meanwhile.
            }
        }
    }

    /// <summary>What is to be done of a run that has ended otherwise than it should: the number of its next round, and what has succeeded.</summary>
    /// <exception cref="UsageException">It has not ended.</exception>
    public static (int Round, Dictionary<string, string> Done) Rest(string run, IReadOnlyList<Job> jobs)
    {
        if (jobs.Any(job => !job.IsFinal))
            throw new UsageException($"Run {run} has not ended: {jobs.Count(job => !job.IsFinal)} of its jobs are at work or wait. Wait for them, or end them with 'akkacluster run --cancel {run}'.");
        return (
            jobs.Max(RoundOf) + 1,
            jobs.Where(job => job is { State: JobState.Succeeded, Failed: 0 }).DistinctBy(RunFollower.StepOf).ToDictionary(RunFollower.StepOf, job => job.Id, StringComparer.Ordinal));
    }

    /// <summary>As its key says it.</summary>
    public static int RoundOf(Job job) => job.IdempotencyKey?.Split('/') is [_, _, var round, ..] && int.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
