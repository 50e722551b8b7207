using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using Spectre.Console;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster cluster</c>.</summary>
internal static class ClusterCommand
{
    public static Command Create() => new Command("cluster", "Show nodes, workers and leader.").Runs(async (parsed, client, cancellation) =>
    {
        var cluster = await client.GetClusterAsync(cancellation).ConfigureAwait(false);
        if (parsed.GetValue(ConnectionOptions.Json))
        {
            Terminal.WriteJson(cluster);
            return CliExitCodes.Ok;
        }
        Terminal.Results.Write(Tables.Nodes(cluster));
        Terminal.Results.MarkupLineInterpolated($"{cluster.ActiveJobs} jobs are worked on, {cluster.QueuedJobs} wait. {(cluster.LeaderAddress is null ? "There is no leader now." : cluster.StoreTrouble)}");
        return CliExitCodes.Ok;
    });
}
