using System.CommandLine;
using System.Runtime.InteropServices;
using AkkaCluster.Simulation;

// What was started ends with it, by an interruption too.
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
var workers = new Option<string>("--workers") { HelpName = "NUMBERS", Description = "sizes to predict (default 10,30,100,300,1000)", DefaultValueFactory = _ => "10,30,100,300,1000" };
var sizes = new Option<string>("--sizes") { HelpName = "NUMBERS", Description = "sizes to validate at (default 1,2,3)", DefaultValueFactory = _ => "1,2,3" };
var costs = new Option<string>("--costs") { HelpName = "FILE", Description = "what each step takes (default bench/simulation/costs.json)", DefaultValueFactory = _ => Path.Combine("bench", "simulation", "costs.json") };
var seed = new Option<int>("--seed") { HelpName = "N", Description = "of the simulation's chance (default 1)", DefaultValueFactory = _ => 1 };
var measure = new Option<bool>("--measure") { Description = "measures the costs on this machine first, and writes them to their file" };
var validate = new Option<bool>("--validate") { Description = "runs clusters on this machine, and ends with 1 where a prediction is more than 15 % off" };
var small = new Option<bool>("--small") { Description = "little work: whether all of it runs, the figures mean nothing" };
var write = new Option<string>("--write") { HelpName = "FILE", Description = "puts the tables between the markers of this file, and the pictures beside it" };
var command = new RootCommand("The job cluster on virtual time, from measured costs: what it would do with many workers, and what would hold it up first.") { workers, sizes, costs, seed, measure, validate, small, write };
command.SetAction(parsed => SimulationRun.RunAsync(
    new SimulationOptions(parsed.GetValue(workers)!, parsed.GetValue(sizes)!, parsed.GetValue(costs)!, parsed.GetValue(seed), parsed.GetValue(measure), parsed.GetValue(validate), parsed.GetValue(small), parsed.GetValue(write)),
    Console.Out,
    Console.Error));
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });

static void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    Environment.Exit(130);
}
