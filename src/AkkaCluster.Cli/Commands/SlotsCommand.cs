using System.CommandLine;
using AkkaCluster.Cli.Output;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster slots NODE COUNT</c>.</summary>
internal static class SlotsCommand
{
    public static Command Create()
    {
        var address = new Argument<string>("node") { Description = "The worker's address, host:port or in full." };
        var count = new Argument<int>("count") { Description = "How many chunks it runs at once from now on." };
        return new Command("slots", "Let a worker run more or fewer chunks at once, for as long as its node lives; what runs comes to its end.") { address, count }.Runs(async (parsed, client, cancellation) =>
        {
            await client.SetSlotsAsync(parsed.GetValue(address)!, parsed.GetValue(count), cancellation).ConfigureAwait(false);
            return CliExitCodes.Ok;
        });
    }
}
