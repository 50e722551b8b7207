using System.CommandLine;
using AkkaCluster.Cli.Adaptive;
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
        var size = new SizeOptions();
        seeds.Between(1);
        var slots = new Option<int?>("--slots") { Description = "Tasks that each worker runs at once; one per core if not given." };
        var data = new Option<string>("--data") { Description = "Folder of job store and logs.", DefaultValueFactory = _ => "data" };
        var exec = new Option<string?>("--allow-exec") { Description = "Commands that jobs may run, divided by commas; * for any." };
        var variables = new Option<string?>("--allow-environment") { Description = "Variables that jobs may set for their commands, divided by commas." };
        var push = new Option<bool>("--allow-push") { Description = "Job kinds may be pushed to the nodes." };
        var inputs = new Option<string?>("--input-roots") { Description = "Folders whose files jobs may read, divided by commas; this one if not given." };
        var queues = new Option<string?>("--queues") { Description = "How much of the workers each queue is to have beside others, such as web=4,batch=1." };
        var limits = new Option<string?>("--limits") { Description = "How many tasks run at once of jobs of a queue, kind or label, or are begun in a time, such as tenant=*:2,kind=mail:100/m." };
        var labels = new Option<string?>("--labels") { Description = "What each worker is, for jobs that require it, such as zone=b." };
        var resources = new Option<string?>("--resources") { Description = "What each worker has for tasks that require some of it, such as gpu=1." };
        var command = new Command("up", "Start a cluster on this machine and keep it running until Ctrl-C.") { seeds, slots, data, exec, variables, push, inputs, queues, limits, labels, resources };
        size.AddTo(command);
        slots.Between(1);
        data.NotEmpty();
        command.SetAction((parsed, cancellation) => ClientCommand.GuardAsync(() =>
        {
            var (workers, range, within) = size.Of(parsed);
            var options = new LocalClusterOptions
            {
                Seeds = parsed.GetValue(seeds),
                Workers = workers,
                Slots = parsed.GetValue(slots),
                Folder = Path.GetFullPath(parsed.GetValue(data)!),
                AllowExec = parsed.GetValue(exec),
                AllowEnvironment = parsed.GetValue(variables),
                StartTimeout = ConnectionOptions.GivenPatienceOf(parsed) ?? LocalClusterOptions.UsualStartTimeout,
                Pbm = true,
                Arguments = [.. parsed.GetValue(push) ? (string[])[push.Name] : [], .. Flag(parsed, inputs), .. Flag(parsed, queues), .. Flag(parsed, limits)],
                WorkerArguments = [.. Flag(parsed, labels), .. Flag(parsed, resources), .. range is null ? (string[])[] : AdaptiveWorkers.Flags],
                Token = ConnectionOptions.TokenOf(parsed),
            };
            return LocalCommand.RunAsync(options, cluster => RunAsync(cluster, range is null
                ? () => WatchAsync(cluster, cancellation)
                : () => new AdaptiveWorkers(cluster, range, within, options.Slots ?? Environment.ProcessorCount, Terminal.Say).RunAsync(cancellation), cancellation));
        }));
        return command;
    }

    /// <summary>A flag that the nodes have too.</summary>
    private static string[] Flag(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } text ? [option.Name, text] : [];

    private static async Task<int> RunAsync(LocalCluster cluster, Func<Task> untilAllHaveEnded, CancellationToken cancellation)
    {
        cluster.StartNodes();
        var formed = await cluster.WaitUntilFormedAsync(new FormingTeller(cluster, Terminal.Say).Report, cancellation).ConfigureAwait(false);
        Terminal.Results.Write(Tables.Nodes(formed));
        Terminal.Results.MarkupLineInterpolated($"Dashboard: {cluster.Nodes[0].Start.Gateway}   pbm: 127.0.0.1:{cluster.Nodes[0].Start.PbmPort}   logs: {cluster.LogFolder}   Ctrl-C ends it.");
        try
        {
            await untilAllHaveEnded().ConfigureAwait(false);
            Terminal.Error("All nodes have ended.");
            return CliExitCodes.Refused;
        }
        catch (OperationCanceledException)
        {
            Terminal.Messages.MarkupLine("The nodes leave.");
            return CliExitCodes.Ok;
        }
    }

    private static Task WatchAsync(LocalCluster cluster, CancellationToken cancellation) => Task.WhenAll(cluster.Nodes.Select(node => WatchAsync(node, cancellation)).ToList());

    private static async Task WatchAsync(LocalNode node, CancellationToken cancellation)
    {
        await node.WaitForEndAsync().WaitAsync(cancellation).ConfigureAwait(false);
        Terminal.Error($"{node.Name} ended with exit code {node.ExitCode}; its log is {node.Start.LogPath}.");
    }
}
