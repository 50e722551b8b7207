using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster watch JOB…</c> and <c>akkacluster wait JOB…</c>.</summary>
internal static class WatchCommand
{
    public static IEnumerable<Command> Create() =>
    [
        Create("watch", "Follow jobs to their ends; the exit code says how they ended.", () => Terminal.IsLive ? Shown.Bars : Shown.Lines, writes: true),
        Create("wait", "Wait for the ends of jobs, silently unless they have to wait themselves; the exit code says how they ended.", () => Shown.Waits, writes: false),
    ];

    private static Command Create(string name, string help, Func<Shown> shown, bool writes)
    {
        var ids = new Argument<string[]>("job") { Description = "The jobs.", Arity = ArgumentArity.OneOrMore };
        return new Command(name, help) { ids }.Runs(async (parsed, client, cancellation) =>
        {
            var known = await Task.WhenAll(parsed.GetValue(ids)!.Select(id => client.GetAsync(id, cancellation))).ConfigureAwait(false);
            var jobs = await JobFollower.FollowAsync(client, [.. known.Select(job => job.Id).Distinct()], ConnectionOptions.PatienceOf(parsed), shown(), cancellation).ConfigureAwait(false);
            if (parsed.GetValue(ConnectionOptions.Json))
                Terminal.WriteJson(jobs is [var one] ? one : jobs);
            else if (writes)
                Terminal.Results.Write(Tables.Jobs(jobs));
            foreach (var failed in jobs.Where(job => !writes && !job.HasSucceeded))
                Terminal.Error($"Job {failed.Id} {failed.State.ToString().ToLowerInvariant()}. {failed.Error}".TrimEnd());
            return jobs.All(job => job.HasSucceeded) ? CliExitCodes.Ok : CliExitCodes.JobFailed;
        });
    }
}
