using System.CommandLine;
using AkkaCluster.Cli.Output;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster drain NODE</c>.</summary>
internal static class DrainCommand
{
    public static Command Create()
    {
        var address = new Argument<string>("node") { Description = "The node's address, host:port or in full." };
        return new Command("drain", "Let a node finish or hand back what it holds, and leave the cluster.") { address }.Runs(async (parsed, client, cancellation) =>
        {
            await client.DrainAsync(parsed.GetValue(address)!, cancellation).ConfigureAwait(false);
            return CliExitCodes.Ok;
        });
    }
}
