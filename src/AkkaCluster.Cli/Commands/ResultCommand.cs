using System.CommandLine;
using AkkaCluster.Cli.Output;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster result JOB</c>.</summary>
internal static class ResultCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("job") { Description = "The job." };
        var output = new Option<string?>("--output", "-o") { Description = "Write the result to this file." };
        var partial = new Option<bool>("--partial") { Description = "Of a job that has not succeeded: what the tasks that have make." };
        return new Command("result", "Write a job's result.") { id, output, partial }.Runs(async (parsed, client, cancellation) =>
        {
            var result = await (parsed.GetValue(partial) ? client.GetPartialResultAsync(parsed.GetValue(id)!, cancellation) : client.GetResultAsync(parsed.GetValue(id)!, cancellation)).ConfigureAwait(false);
            await ResultWriter.WriteAsync(result, parsed.GetValue(output), cancellation).ConfigureAwait(false);
            return CliExitCodes.Ok;
        }, parsed => ResultWriter.CheckPath(parsed.GetValue(output)));
    }
}
