namespace AkkaCluster.Samples.Shop.Fleet;

/// <summary>Starts the shop on this machine, and keeps it up until it is told to end.</summary>
internal static class UpProgram
{
    public static async Task<int> RunAsync(string folder, string postgres, CancellationToken stop)
    {
        var password = RandomNumberGenerator.GetHexString(12, lowercase: true);
        Console.WriteLine("Starting three nodes, two edges and a payment provider…");
        await using var fleet = await ShopFleet.StartAsync(new FleetOptions { Folder = folder, Postgres = postgres, KeeperPassword = password });
        try
        {
            await fleet.WaitAsync(stop);
            Console.WriteLine($"The shop is open: {fleet.Edges[0].Gateway} and {fleet.Edges[1].Gateway}");
            Console.WriteLine($"Who signs in as keeper with {password} sets prices and asks for reports.");
            Console.WriteLine($"Its cluster: {fleet.Nodes[0].Gateway}cluster. Logs: {Path.GetFullPath(folder)}. Ctrl-C closes it.");
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Closing…");
        }
        return ExitCodes.Ok;
    }
}
