using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster watch JOB</c>.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job." };
        return new Command("watch", "Follow a job to its end; the exit code says how it ended.") { id }.Runs(async (parsed, client, cancellation) =>
        {
            var job = await JobFollower.FollowAsync(client, parsed.GetValue(id)!, ConnectionOptions.PatienceOf(parsed), cancellation).ConfigureAwait(false);
            if (parsed.GetValue(ConnectionOptions.Json))
                Terminal.WriteJson(job);
            else
                Terminal.Results.Write(Tables.Jobs([job]));
            return job.HasSucceeded ? CliExitCodes.Ok : CliExitCodes.JobFailed;
        });
    }
}
