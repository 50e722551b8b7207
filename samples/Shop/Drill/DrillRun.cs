namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>A drill from its first process to its proof.</summary>
internal sealed class DrillRun(string folder, string postgres, int seed, TimeSpan length, int shoppers, TextWriter said)
{
    private const string Password = "keeper of the drill";
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenPrices = TimeSpan.FromMilliseconds(150);

    private readonly Availability _availability = new(TimeProvider.System);
    private readonly List<Fault> _harm = [];
    private readonly IReadOnlyList<Fault> _plan = FaultPlan.Make(seed, length, nodes: 3);

    /// <summary>Runs it.</summary>
    /// <returns>0 where all holds.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (File.Exists(Path.Combine(folder, "provider.db")))
            return Fail($"There is a shop in {folder}; a drill wants a folder of its own (--folder).");
        await using var fleet = await ShopFleet.StartAsync(new FleetOptions { Folder = folder, Postgres = postgres, KeeperPassword = Password, Drill = true, Seed = seed });
        await fleet.WaitAsync(cancellation);
        said.WriteLine($"The shop is open: {fleet.Nodes.Count} nodes, {fleet.Edges.Count} edges. Seed {seed}, {shoppers} shoppers for {length.TotalSeconds:0} s.");
        var people = People(fleet);
        await Task.WhenAll(people.Select(shopper => shopper.EnterAsync(cancellation)));
        _availability.Begin();
        using (var leave = new CancellationTokenSource(length))
        {
            await Task.WhenAll([.. people.Select(shopper => shopper.ShopAsync(leave.Token, cancellation)), SetPricesAsync(fleet, leave.Token, cancellation), HarmAsync(fleet, cancellation)]);
        }
        await fleet.WaitAsync(cancellation);
        said.WriteLine($"{_harm.Count} of {_plan.Count} planned faults were brought about{(_harm.Count == _plan.Count ? "" : "; for the others the shop was not whole again soon enough")}.");
        var faults = await ProveAsync(fleet, people, cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "drill.svg"), DrillPlot.Draw(_availability, _harm, length), cancellation);
        foreach (var series in Enum.GetValues<Series>())
            said.WriteLine($"  {series,-16} {_availability.Total(series).Good,6} of {_availability.Total(series).All,6} requests answered within 2 s");
        said.WriteLine($"The availability over time: {Path.Combine(folder, "drill.svg")}");
        people.ForEach(shopper => shopper.Dispose());
        return faults == 0 ? 0 : Fail($"{faults} things are not as they should be.");
    }

    private List<Shopper> People(ShopFleet fleet)
    {
        var (gateways, edges) = (fleet.Nodes.Select(node => node.Gateway).ToList(), fleet.Edges.Select(edge => edge.Gateway).ToList());
        // Every fourth comes by an edge.
        return [.. Enumerable.Range(0, shoppers).Select(index => index % 4 == 3
            ? new Shopper($"shopper{index}", index / 4, edges, Series.EdgeReads, seed + index, _availability)
            : new Shopper($"shopper{index}", index, gateways, Series.CatalogueReads, seed + index, _availability))];
    }

    private async Task SetPricesAsync(ShopFleet fleet, CancellationToken leave, CancellationToken cancellation)
    {
        using var client = new ShopperClient([.. fleet.Nodes.Select(node => node.Gateway)], 0, _availability);
        await client.AskAsync(null, HttpMethod.Post, "api/session", new { name = Accounts.Keeper, password = Password }, null, cancellation);
        var random = new Random(seed);
        for (var turn = 0; !leave.IsCancellationRequested; turn++)
        {
            client.Turn(turn);
            var product = Product.All[random.Next(Product.All.Count)];
            await client.AskAsync(Series.CatalogueWrites, HttpMethod.Put, $"api/catalogue/{product.Id}", new { price = product.Price + random.Next(100) }, null, cancellation);
            await Task.Delay(BetweenPrices, cancellation);
        }
    }

    private async Task HarmAsync(ShopFleet fleet, CancellationToken cancellation)
    {
        foreach (var fault in _plan)
        {
            if (fault.At - _availability.Elapsed is { Ticks: > 0 } wait)
                await Task.Delay(wait, cancellation);
            // Of three nodes two that are away at once leave no majority: the one before has to be back, however long that takes here.
            await fleet.WaitAsync(cancellation);
            if (_availability.Elapsed + fault.Lasting > length)
                return;
            _harm.Add(fault with { At = _availability.Elapsed });
            var node = fleet.Nodes[fault.Node];
            said.WriteLine($"{_availability.Elapsed.TotalSeconds,6:0.0} s  {fault.Kind} of {node.Name}");
            if (fault.Kind == FaultKind.Kill)
            {
                node.Kill();
                continue;
            }
            var ends = node.Ends;
            using var client = new ShopperClient([node.Gateway], 0, _availability);
            await client.AskAsync(null, HttpMethod.Post, "drill/cut/true", null, null, cancellation);
            await Task.Delay(fault.Lasting, cancellation);
            // One that was removed has ended, and its new process is not cut off.
            await client.AskAsync(null, HttpMethod.Post, "drill/cut/false", null, null, cancellation);
            said.WriteLine($"{_availability.Elapsed.TotalSeconds,6:0.0} s  {(node.Ends == ends ? $"{node.Name} is healed" : $"{node.Name} was removed, ended, and was started again")}");
        }
    }

    private async Task<int> ProveAsync(ShopFleet fleet, List<Shopper> people, CancellationToken cancellation)
    {
        var (database, clock) = (new ShopDatabase(Options.Create(new ShopOptions { Directory = folder, Postgres = postgres })), TimeProvider.System.GetTimestamp());
        using var tick = new PeriodicTimer(Look);
        Proof proof;
        IReadOnlyList<string> catalogues;
        do
        {
            await tick.WaitForNextTickAsync(cancellation);
            proof = new Proof(Journal.Read(database), fleet.Provider.ReadBooks());
            await fleet.WaitAsync(cancellation);
            catalogues = await CataloguesAsync(fleet, cancellation);
        }
        while ((proof.Open > 0 || catalogues.Count > 1) && TimeProvider.System.GetElapsedTime(clock) < Settling);
        var faults = 0;
        foreach (var (claim, of, against) in proof.Check(people).Append(("all nodes have the same catalogue", fleet.Nodes.Count, catalogues.Count > 1 ? catalogues : [])))
        {
            said.WriteLine($"  {(against.Count == 0 ? "holds" : "FAILS")}  {claim} ({of})");
            foreach (var fault in against.Take(20))
                said.WriteLine($"         {fault}");
            faults += against.Count;
        }
        return faults;
    }

    private static async Task<IReadOnlyList<string>> CataloguesAsync(ShopFleet fleet, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        return [.. (await Task.WhenAll(fleet.Nodes.Select(node => http.GetStringAsync(new Uri(node.Gateway, "api/catalogue"), cancellation)))).Distinct()];
    }

    private int Fail(string why)
    {
        said.WriteLine(why);
        return 1;
    }
}
