using System.CommandLine;
using System.Text.Json;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster tasks JOB</c>.</summary>
internal static class TasksCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job." };
        var failed = new Option<bool>("--failed") { Description = "Only tasks that failed." };
        var from = new Option<long>("--from") { Description = "From this index on." };
        from.Between(0);
        return new Command("tasks", "List a job's recorded tasks in order of input; with --json one object a line.") { id, failed, from }.Runs(async (parsed, client, cancellation) =>
        {
            var json = parsed.GetValue(ConnectionOptions.Json);
            await foreach (var task in client.GetTasksAsync(parsed.GetValue(id)!, parsed.GetValue(from), parsed.GetValue(failed) ? true : null, cancellation).ConfigureAwait(false))
            {
                Console.Out.WriteLine(json
                    ? JsonSerializer.Serialize(task, JsonSerializerOptions.Web)
                    : $"{task.Index}\t{(task.Failed ? "failed" : "done")}\t{task.Attempts}\t{task.Worker}\t{task.Output ?? task.OutputBase64}");
            }
            return CliExitCodes.Ok;
        });
    }
}
