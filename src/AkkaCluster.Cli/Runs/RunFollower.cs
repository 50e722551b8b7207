using AkkaCluster.Cli.Output;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using Spectre.Console;

namespace AkkaCluster.Cli.Runs;

/// <summary>Follows a run to its end, and tells what becomes of its jobs.</summary>
internal static class RunFollower
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>The jobs of a round when all of them have ended, in the order of their handing in. Who is interrupted ends the run.</summary>
    public static async Task<IReadOnlyList<Job>> FollowAsync(ClusterClient client, string run, int round, CancellationToken cancellation)
    {
        try
        {
            var told = new Dictionary<string, JobState>(StringComparer.Ordinal);
            using var tick = new PeriodicTimer(Interval);
            while (true)
            {
                var jobs = (await RunSubmission.FindAsync(client, run, cancellation).ConfigureAwait(false)).Where(job => RunSteering.RoundOf(job) == round).OrderBy(job => job.Number).ToList();
                foreach (var job in jobs.Where(job => told.GetValueOrDefault(job.Id, JobState.Waiting) != job.State))
                {
                    told[job.Id] = job.State;
                    Terminal.Say($"{StepOf(job)}: {job.State.ToString().ToLowerInvariant()}{(job.Error is null ? "" : ": " + job.Error)}");
                }
                if (jobs.TrueForAll(job => job.IsFinal))
                    return jobs;
                await tick.WaitForNextTickAsync(cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Terminal.Say($"Interrupted: run {run} is being cancelled.");
            await RunSteering.CancelAsync(client, run, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    public static string StepOf(Job job) => job.Labels.GetValueOrDefault(RunSubmission.StepLabel) ?? job.Id;

    public static Table Table(IEnumerable<Job> jobs)
    {
        var table = Tables.Plain("Step", "Job", "State", "Done", "Failed", "");
        foreach (var job in jobs)
        {
            table.AddRow(Markup.Escape(StepOf(job)), Markup.Escape(job.Id), job.State.ToString().ToLowerInvariant(), FormattableString.Invariant($"{job.Succeeded + job.Failed:n0} / {job.TaskCount:n0}"),
                FormattableString.Invariant($"{job.Failed:n0}"), Markup.Escape(job.Error ?? ""));
        }
        return table;
    }
}
