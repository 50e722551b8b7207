using System.CommandLine;
using System.Text.Json.Nodes;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster exec -- CMD {}</c>.</summary>
internal static class ExecCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("command") { Description = "The command after --, with {} {#} {.} {/} {//} {/.} as GNU parallel has them; ::: and the inputs may follow." };
        var file = new Option<string?>("--lines", "-a") { Description = "A file with one input a line; standard input if neither this nor ::: is given." };
        var stdin = new Option<bool>("--stdin") { Description = "Give each input to the command on standard input instead of as an argument." };
        var directory = new Option<string?>("--directory", "-C") { Description = "Where the commands run; this directory if not given." };
        var anyExit = new Option<bool>("--any-exit-code") { Description = "Count a command that ends with another exit code than 0 as done." };
        var options = new JobOptions();
        var command = new Command("exec", "Run a command for each input on the cluster and write the outputs in order of the inputs.") { words, file, stdin, directory, anyExit };
        options.AddTo(command);
        return command.Runs(async (parsed, client, cancellation) =>
        {
            var arguments = ExecArguments.Parse(parsed.GetValue(words) ?? []);
            var parameters = new JsonObject
            {
                ["command"] = new JsonArray([.. arguments.Command.Select(word => JsonValue.Create(word))]),
                ["directory"] = parsed.GetValue(directory) ?? Environment.CurrentDirectory,
                ["anyExitCode"] = parsed.GetValue(anyExit),
            };
            if (parsed.GetValue(stdin))
                (parameters["stdin"], parameters["appendInput"]) = ("{}\n", false);
            var request = options.Apply(parsed, new JobRequest { Kind = "exec", Parameters = parameters });
            var submitted = await SubmitAsync(client, request, arguments.Inputs, parsed.GetValue(file) ?? "-", cancellation).ConfigureAwait(false);
            var job = await JobFollower.FollowAsync(client, submitted.Id, ConnectionOptions.PatienceOf(parsed), cancellation).ConfigureAwait(false);
            if (parsed.GetValue(ConnectionOptions.Json))
                Terminal.WriteJson(job);
            else
                await ExecOutputWriter.WriteAsync(client, job, cancellation).ConfigureAwait(false);
            return job is { State: JobState.Succeeded, Failed: 0 } ? CliExitCodes.Ok : CliExitCodes.JobFailed;
        }, parsed => ExecArguments.Parse(parsed.GetValue(words) ?? []));
    }

    private static Task<SubmittedJob> SubmitAsync(ClusterClient client, JobRequest request, IReadOnlyList<string>? inputs, string lines, CancellationToken cancellation) =>
        inputs is null
            ? client.SubmitLinesAsync(request, LineSource.ReadAsync(lines), null, cancellation)
            : client.SubmitAsync(request with { Inputs = new JobInputs.Lines(inputs) }, null, cancellation);
}
