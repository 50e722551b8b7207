using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using Spectre.Console;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster demand</c>.</summary>
internal static class DemandCommand
{
    public static Command Create()
    {
        var within = new Option<string?>("--within") { Description = "The time, such as 30s or 5m; that of the nodes' settings if not given." };
        return new Command("demand", "Show how many slots would do what is queued within a time.") { within }.Runs(async (parsed, client, cancellation) =>
        {
            var demand = await client.GetDemandAsync(parsed.GetValue(within) is { } text ? JobOptions.Duration(text, "--within") : null, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(ConnectionOptions.Json))
            {
                Terminal.WriteJson(demand);
                return CliExitCodes.Ok;
            }
            if (demand.Kinds.Count > 0)
                Terminal.Results.Write(Tables.Demand(demand));
            Terminal.Results.MarkupLineInterpolated($"{DemandText.Of(demand)}");
            return CliExitCodes.Ok;
        });
    }
}
