using System.CommandLine;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Output;

// Ctrl-C cancels; nodes that were started need longer to leave than the usual two seconds.
var settings = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(45) };
var parsed = RootCommands.Create().Parse(args);
var code = await parsed.InvokeAsync(settings);
return parsed.Errors.Count > 0 ? CliExitCodes.BadUsage : code;
