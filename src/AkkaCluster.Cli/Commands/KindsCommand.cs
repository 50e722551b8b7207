using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using Spectre.Console;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster kinds</c>.</summary>
internal static class KindsCommand
{
    public static Command Create() => new Command("kinds", "List the kinds of jobs that the cluster knows, with their parameters.").Runs(async (parsed, client, cancellation) =>
    {
        var kinds = await client.GetKindsAsync(cancellation).ConfigureAwait(false);
        if (parsed.GetValue(ConnectionOptions.Json))
        {
            Terminal.WriteJson(kinds);
            return CliExitCodes.Ok;
        }
        foreach (var kind in kinds)
        {
            Terminal.Results.MarkupLineInterpolated($"[bold]{kind.Name}[/]  {kind.Description}");
            foreach (var parameter in kind.Parameters.GetProperty("properties").EnumerateObject())
                Terminal.Results.MarkupLineInterpolated($"    {parameter.Name} [grey]({parameter.Value.GetProperty("type").GetString()!})[/] {parameter.Value.GetProperty("description").GetString()!}");
        }
        return CliExitCodes.Ok;
    });
}
