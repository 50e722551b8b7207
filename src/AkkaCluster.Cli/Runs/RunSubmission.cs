using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Runs;

/// <summary>Hands the jobs of a file in, as one run. Each has a key of its run and name, so that a run that was handed in by half is completed by doing it again.</summary>
internal static class RunSubmission
{
    /// <summary>The label of all jobs of a run.</summary>
    public const string RunLabel = "run";

    /// <summary>The label with a job's name in its file.</summary>
    public const string StepLabel = "step";

    private const int MostJobs = 1000;

    /// <summary>Hands in the jobs that have not succeeded before.</summary>
    /// <param name="client">Where to.</param>
    /// <param name="file">The jobs.</param>
    /// <param name="run">The run's name.</param>
    /// <param name="round">Which attempt at the run this is, from 1.</param>
    /// <param name="done">Jobs that have succeeded before: name to id.</param>
    /// <param name="cancellation">Ends the handing in.</param>
    public static async Task SubmitAsync(ClusterClient client, JobFile file, string run, int round, IReadOnlyDictionary<string, string> done, CancellationToken cancellation)
    {
        var ids = new Dictionary<string, string>(done, StringComparer.Ordinal);
        var submitted = new Stack<string>();
        foreach (var step in file.Steps.Where(step => !done.ContainsKey(step.Name)))
        {
            var request = step.Request with
            {
                After = [.. step.Needs.Select(need => need with { Job = ids[need.Job] })],
                Inputs = step.OutputsOf.Count > 0 ? new JobInputs.Outputs([.. step.OutputsOf.Select(name => ids[name])], step.Gathers) : step.Request.Inputs,
                IdempotencyKey = $"run/{run}/{round}/{step.Name}",
                Labels = new Dictionary<string, string>(step.Request.Labels ?? new Dictionary<string, string>()) { [RunLabel] = run, [StepLabel] = step.Name },
            };
            try
            {
                submitted.Push(ids[step.Name] = (await client.SubmitAsync(request, null, cancellation).ConfigureAwait(false)).Id);
            }
            catch (ClusterException refused) when (refused.Status is >= 400 and < 500)
            {
                // The run is refused as a whole.
                await RunSteering.CancelAsync(client, submitted, cancellation).ConfigureAwait(false);
                throw new ClusterException(refused.Status, refused.Title, $"Line {step.Line}, job '{step.Name}': {refused.Message}", refused.Errors);
            }
        }
    }

    /// <summary>The jobs of a run, newest first.</summary>
    /// <exception cref="ClusterException">There is none.</exception>
    public static async Task<IReadOnlyList<Job>> FindAsync(ClusterClient client, string run, CancellationToken cancellation)
    {
        var jobs = await client.ListAsync(new JobFilter { Label = $"{RunLabel}={run}", Limit = MostJobs }, cancellation).ConfigureAwait(false);
        return jobs.Count > 0 ? jobs : throw new ClusterException(404, "There is no such run", $"There is no job of a run '{run}'; it was never handed in, or the retention time of its jobs is over.");
    }
}
