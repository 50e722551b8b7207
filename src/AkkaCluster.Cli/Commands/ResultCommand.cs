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
        return new Command("result", "Write a job's result.") { id, output }.Runs(async (parsed, client, cancellation) =>
        {
            var result = await client.GetResultAsync(parsed.GetValue(id)!, cancellation).ConfigureAwait(false);
            await ResultWriter.WriteAsync(result, parsed.GetValue(output), cancellation).ConfigureAwait(false);
            return CliExitCodes.Ok;
        }, parsed => ResultWriter.CheckPath(parsed.GetValue(output)));
    }
}
