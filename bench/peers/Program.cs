using System.CommandLine;
using System.Runtime.InteropServices;
using AkkaCluster.Peers.Frame;
using AkkaCluster.Peers.Hosts;

// In its other roles it is started by itself.
switch (args)
{
    case ["hangfire", var connection]:
        return await HangfireHost.RunAsync(connection);
    case ["orleans", var silo, var gateway, var redis, var connection]:
        return await OrleansHost.RunAsync(silo, gateway, redis, connection);
    case ["backend", var port]:
        return await BackendHost.RunAsync(port);
    case ["yarp", var port, .. var backends]:
        return await BackendHost.RunYarpAsync(port, backends);
}

// What was started ends with it, by an interruption too.
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
var only = new Option<string>("--only") { HelpName = "KEYS", Description = "these rows, of these peers, with commas between: " + string.Join(", ", Comparison.Keys), DefaultValueFactory = _ => "" };
var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "how often each is measured, in turns; the median is told (default 3)", DefaultValueFactory = _ => 3 };
var small = new Option<bool>("--small") { Description = "little work, once: whether all of it runs, the figures mean nothing" };
var write = new Option<string>("--write") { HelpName = "FILE", Description = "puts the tables between the markers of this file too" };
var command = new RootCommand("The cluster and other people's programs at the same work, on this machine, in turns.") { only, rounds, small, write };
command.SetAction(parsed => Comparison.RunAsync(new ComparisonOptions(parsed.GetValue(only)!, parsed.GetValue(rounds), parsed.GetValue(small), parsed.GetValue(write)), Console.Out, Console.Error));
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });

static void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    Environment.Exit(130);
}
