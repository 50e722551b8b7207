using System.CommandLine;
using System.CommandLine.Parsing;
using AkkaCluster.Chaos;
using AkkaCluster.Chaos.Garbage;
using AkkaCluster.Chaos.Plans;
using AkkaCluster.Chaos.Rounds;
using AkkaCluster.Chaos.Soak;
using AkkaCluster.Chaos.World.Stores;
using AkkaCluster.Cli.Local;

var store = new Option<string>("--store") { HelpName = "STORE", Description = "over sqlite (default), postgresql (a server that the run starts itself), or both, a cluster over each in turn", DefaultValueFactory = _ => "sqlite" };
store.AcceptOnlyFromAmong([.. StoreChoice.All.Select(choice => choice.Name), StoreChoice.Both]);
var faults = NumberOption.Create("--faults", "how many faults", 20, least: 1);
var seed = new Option<int>("--seed") { HelpName = "N", Description = "of the plans and of what clients do (default: by chance)", DefaultValueFactory = _ => Random.Shared.Next(1_000_000) };
var other = new Option<string>("--other") { HelpName = "FOLDER", Description = "a checkout of another version, built (dotnet build -c Release): rolling changes between the two are faults too" };
other.Validators.Add(result =>
{
    if (result.GetValueOrDefault<string>() is { } folder && new[] { "AkkaCluster.Seed", "AkkaCluster.Worker" }.Select(host => HostPrograms.BuiltIn(folder, host)).FirstOrDefault(program => !File.Exists(program)) is { } missing)
        result.AddError($"--other is {folder}, and {missing} is not there; expected the folder of a checkout of AkkaCluster in which 'dotnet build -c Release' was run.");
});
var plan = new Option<IReadOnlyList<Fault>?>("--plan") { HelpName = "FAULTS", Description = "one round of these faults, such as \"KillWorker@3.5+2#7 Cut@5+4#1\"", CustomParser = result => ParsePlan(result, store, other) };
var trials = new Option<int>("--shrink") { HelpName = "TRIALS", Description = "how often parts of a plan that found something are tried, to make it smaller (default 8)", DefaultValueFactory = _ => 8 };
var atOnce = NumberOption.Create("--at-once", "how many clusters there are side by side; one keeps about one core busy", 1, least: 1);
var folder = new Option<string>("--folder") { HelpName = "FOLDER", Description = "where logs and histories go (default: a new one below the temporary folder)" };
var command = new RootCommand("Faults of all kinds against a cluster of processes at work; what clients were told, what ran and what is recorded is held against what is promised. Needs root, iproute2 and nftables.") { store, faults, seed, plan, trials, other, atOnce, folder, GarbageCommand.Create(), SoakCommand.Create() };
command.SetAction((parsed, cancellation) => ChaosHost.RunAsync(
    new ChaosOptions(
        [.. StoreChoice.Of(parsed.GetValue(store), parsed.GetValue(other) is not null).Where(choice => parsed.GetValue(plan) is not { } faults || choice.WrongWith(faults) is null)],
        parsed.GetValue(faults),
        parsed.GetValue(seed),
        parsed.GetValue(plan),
        parsed.GetValue(trials),
        parsed.GetValue(other) is { } version ? Path.GetFullPath(version) : null,
        parsed.GetValue(atOnce),
        parsed.GetValue(folder) ?? Path.Combine(Path.GetTempPath(), $"akkacluster-chaos-{Environment.ProcessId}")),
    args,
    cancellation));
// What was counted until an interruption is still written, after the nodes have ended.
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Timeout.InfiniteTimeSpan });

static IReadOnlyList<Fault>? ParsePlan(ArgumentResult result, Option<string> store, Option<string> other)
{
    try
    {
        var plan = Fault.ParseAll(string.Join(' ', result.Tokens.Select(token => token.Value)));
        var wrong = StoreChoice.Of(result.GetValue(store), result.GetValue(other) is not null).Select(choice => choice.WrongWith(plan)).ToList();
        if (wrong.Count > 0 && wrong.TrueForAll(text => text is not null))
            result.AddError(wrong[0]!);
        return plan;
    }
    catch (FormatException bad)
    {
        result.AddError(bad.Message);
        return null;
    }
}
