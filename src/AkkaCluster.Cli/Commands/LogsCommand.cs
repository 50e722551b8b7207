using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster logs JOB [TASK]</c>.</summary>
internal static class LogsCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job." };
        var index = new Argument<long?>("task") { Description = "One task, by its index from 0; all if not given.", Arity = ArgumentArity.ZeroOrOne };
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on until the job has ended." };
        return new Command("logs", "Show what the attempts at a job's tasks left: errors, exit codes, and the last part of standard output and error.") { id, index, follow }.Runs(async (parsed, client, cancellation) =>
        {
            var (job, task) = (parsed.GetValue(id)!, parsed.GetValue(index));
            var feed = new AttemptFeed(client, job, task);
            await using var writer = new AttemptWriter(Console.OpenStandardOutput(), Console.OpenStandardError(), parsed.GetValue(ConnectionOptions.Json));
            await foreach (var attempt in (parsed.GetValue(follow) ? feed.FollowAsync(TimeProvider.System, cancellation) : feed.ReadAsync(cancellation)).ConfigureAwait(false))
                await writer.WriteAsync(attempt, cancellation).ConfigureAwait(false);
            return CliExitCodes.Ok;
        });
    }
}
