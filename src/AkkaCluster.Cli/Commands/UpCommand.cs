using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Local;
using AkkaCluster.Cli.Output;
using Spectre.Console;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster up</c>.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "Seed nodes; the leader is on one of them.", DefaultValueFactory = _ => 2 };
        var workers = new Option<int>("--workers") { Description = "Worker nodes.", DefaultValueFactory = _ => 3 };
        seeds.Between(1);
        workers.Between(0);
        var slots = new Option<int?>("--slots") { Description = "Tasks that each worker runs at once; one per core if not given." };
        var data = new Option<string>("--data") { Description = "Folder of job store and logs.", DefaultValueFactory = _ => "data" };
        var exec = new Option<string?>("--allow-exec") { Description = "Commands that jobs may run, divided by commas; * for any." };
        var variables = new Option<string?>("--allow-environment") { Description = "Variables that jobs may set for their commands, divided by commas." };
        var inputs = new Option<string?>("--input-roots") { Description = "Folders whose files jobs may read, divided by commas; this one if not given." };
        var command = new Command("up", "Start a cluster on this machine and keep it running until Ctrl-C.") { seeds, workers, slots, data, exec, variables, inputs };
        slots.Between(1);
        data.NotEmpty();
        command.SetAction((parsed, cancellation) => LocalCommand.RunAsync(
            new LocalClusterOptions
            {
                Seeds = parsed.GetValue(seeds),
                Workers = parsed.GetValue(workers),
                Slots = parsed.GetValue(slots),
                Folder = Path.GetFullPath(parsed.GetValue(data)!),
                AllowExec = parsed.GetValue(exec),
                AllowEnvironment = parsed.GetValue(variables),
                StartTimeout = ConnectionOptions.GivenPatienceOf(parsed) ?? LocalClusterOptions.UsualStartTimeout,
                Pbm = true,
                Arguments = parsed.GetValue(inputs) is { } roots ? ["--input-roots", roots] : [],
                Token = ConnectionOptions.TokenOf(parsed),
            },
            cluster => RunAsync(cluster, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(LocalCluster cluster, CancellationToken cancellation)
    {
        cluster.StartNodes();
        var formed = await cluster.WaitUntilFormedAsync(new FormingTeller(cluster, Terminal.Say).Report, cancellation).ConfigureAwait(false);
        Terminal.Results.Write(Tables.Nodes(formed));
        Terminal.Results.MarkupLineInterpolated($"Dashboard: {cluster.Nodes[0].Start.Gateway}   pbm: 127.0.0.1:{cluster.Nodes[0].Start.PbmPort}   logs: {cluster.LogFolder}   Ctrl-C ends it.");
        var ended = cluster.Nodes.Select(node => WatchAsync(node, cancellation)).ToList();
        try
        {
            await Task.WhenAll(ended).ConfigureAwait(false);
            Terminal.Error("All nodes have ended.");
            return CliExitCodes.Refused;
        }
        catch (OperationCanceledException)
        {
            Terminal.Messages.MarkupLine("The nodes leave.");
            return CliExitCodes.Ok;
        }
    }

    private static async Task WatchAsync(LocalNode node, CancellationToken cancellation)
    {
        await node.WaitForEndAsync().WaitAsync(cancellation).ConfigureAwait(false);
        Terminal.Error($"{node.Name} ended with exit code {node.ExitCode}; its log is {node.Start.LogPath}.");
    }
}
