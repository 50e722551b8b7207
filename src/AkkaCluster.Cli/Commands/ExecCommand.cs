using System.CommandLine;
using System.Text.Json.Nodes;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster exec -- CMD {}</c>.</summary>
internal static class ExecCommand
{
    public const string Name = "exec";

    public static Command Create()
    {
        var words = new Argument<string[]>("command") { Description = "The command after --, with {} {#} {.} {/} {//} {/.} as GNU parallel has them; ::: and the inputs may follow." };
        var file = new Option<string?>("--lines", "-a") { Description = "A file with one input a line; standard input if neither this nor ::: is given." };
        var nullEnded = new Option<bool>("--null", "-0") { Description = "A null character ends each input of the file or of standard input, as 'find -print0' writes them, instead of a line end." };
        var stdin = new Option<bool>("--stdin") { Description = "Give each input to the command on standard input instead of as an argument." };
        var directory = new Option<string?>("--directory", "-C") { Description = "Where the commands run; this directory if not given." };
        var anyExit = new Option<bool>("--any-exit-code") { Description = "Count a command that ends with another exit code than 0 as done." };
        var options = new JobOptions();
        var command = new Command(Name, "Run a command for each input on the cluster and write the outputs in order of the inputs.") { words, file, nullEnded, stdin, directory, anyExit };
        options.AddTo(command);
        JobRequest Request(ParseResult parsed, ExecArguments arguments)
        {
            var parameters = new JsonObject
            {
                ["command"] = new JsonArray([.. arguments.Command.Select(word => JsonValue.Create(word))]),
                ["directory"] = parsed.GetValue(directory) is { } given ? Path.GetFullPath(given) : Environment.CurrentDirectory,
                ["anyExitCode"] = parsed.GetValue(anyExit),
            };
            if (parsed.GetValue(stdin))
                (parameters["stdin"], parameters["appendInput"]) = ("{}\n", false);
            return options.Apply(parsed, new JobRequest { Kind = Name, Parameters = parameters });
        }
        directory.NotEmpty();
        ExecArguments Arguments(ParseResult parsed)
        {
            var arguments = ExecArguments.Parse(parsed.GetValue(words) ?? []);
            return arguments.Inputs is not null && (parsed.GetValue(file) is not null || parsed.GetValue(nullEnded))
                ? throw new UsageException("Inputs are given twice; expected them after ':::', or in a file with -a FILE, or on standard input.")
                : arguments;
        }
        return command.Runs(async (parsed, client, cancellation) =>
        {
            var arguments = Arguments(parsed);
            var request = Request(parsed, arguments);
            var submitted = arguments.Inputs is { } inputs
                ? await client.SubmitAsync(request with { Inputs = new JobInputs.Lines(inputs) }, null, cancellation).ConfigureAwait(false)
                : await client.SubmitLinesAsync(request, new LineSource(parsed.GetValue(nullEnded), parsed.GetValue(stdin)).ReadAsync(parsed.GetValue(file) ?? "-"), null, cancellation).ConfigureAwait(false);
            var job = await Interruption.FollowAsync(client, submitted.Id, ConnectionOptions.PatienceOf(parsed), cancellation).ConfigureAwait(false);
            if (parsed.GetValue(ConnectionOptions.Json))
                Terminal.WriteJson(job);
            else
                await ExecOutputWriter.WriteAsync(client, job, cancellation).ConfigureAwait(false);
            return job is { State: JobState.Succeeded, Failed: 0 } ? CliExitCodes.Ok : CliExitCodes.JobFailed;
        }, parsed => Request(parsed, Arguments(parsed)));
    }
}
