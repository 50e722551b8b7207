using System.CommandLine;
using AkkaCluster.Samples.Shop;

// What the fleet starts.
switch (args)
{
    case ["node", .. var rest]:
        return await ConsoleHost.RunAsync(rest, ShopNode.Program);
    case ["edge", .. var rest]:
        return await EdgeProgram.RunAsync(rest);
}

var folder = new Option<string>("--folder") { Description = "where database and logs are", DefaultValueFactory = _ => Path.Combine("data", "shop"), Recursive = true };
var seed = new Option<int>("--seed") { Description = "of the plan of faults, the shoppers and the provider", DefaultValueFactory = _ => 1 };
var seconds = new Option<int>("--seconds") { Description = "how long the shoppers shop", DefaultValueFactory = _ => 20 };
var shoppers = new Option<int>("--shoppers") { Description = "how many there are", DefaultValueFactory = _ => 12 };
var postgres = new Option<string>("--postgres") { Description = "connection string, where the database is PostgreSQL", DefaultValueFactory = _ => "", Recursive = true };

var root = new RootCommand("A shop on the cluster. Without a command it opens.") { folder, postgres };
root.SetAction((result, cancellation) => UpProgram.RunAsync(result.GetValue(folder)!, result.GetValue(postgres)!, cancellation));
var drill = new Command("drill", "Shoppers shop while nodes are killed and cut off by a seeded plan; then the journal is held against what they were told.") { seed, seconds, shoppers };
drill.SetAction((result, cancellation) => new DrillRun(result.GetValue(folder)!, result.GetValue(postgres)!, result.GetValue(seed), TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(shoppers), Console.Out).RunAsync(cancellation));
var rebuild = new Command("rebuild", "Clears the read table of orders; the nodes make it anew from the journal.");
rebuild.SetAction(result => new OrderTable(new ShopDatabase(Options.Create(new ShopOptions { Directory = result.GetValue(folder)!, Postgres = result.GetValue(postgres)! }))).Clear());
root.Add(drill);
root.Add(rebuild);
// Ctrl-C ends the processes in order.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
