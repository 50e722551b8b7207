using System.CommandLine;
using AkkaCluster.Cli.Demo;
using AkkaCluster.Cli.Local;
using AkkaCluster.Cli.Output;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster demo</c>.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var noKill = new Option<bool>("--no-kill") { Description = "Kill nobody.", Recursive = true };
        var command = new Command("demo", "Start a cluster on this machine, run a job on it, kill a worker and the leader meanwhile, and check the answer.") { noKill };
        command.SetAction((parsed, cancellation) => RunAsync(DemoJob.Primes, !parsed.GetValue(noKill), cancellation));
        var paths = new Argument<string[]>("path") { Description = "Files, folders or globs.", Arity = ArgumentArity.OneOrMore };
        var words = new Command("wordcount", "The same with the words of your own files.") { paths };
        words.SetAction((parsed, cancellation) => RunAsync(DemoJob.WordCount(parsed.GetValue(paths)!), !parsed.GetValue(noKill), cancellation));
        command.Subcommands.Add(words);
        return command;
    }

    private static Task<int> RunAsync(DemoJob job, bool kill, CancellationToken cancellation)
    {
        var options = new LocalClusterOptions { Seeds = 2, Workers = 3, Slots = 1, Folder = LocalCommand.TemporaryFolder(), Arguments = job.Folders.Count == 0 ? [] : ["--input-roots", string.Join(',', job.Folders)] };
        return LocalCommand.RunAsync(options, async cluster =>
        {
            var console = Terminal.Results;
            var screen = new DemoScreen(console, console.Profile.Capabilities.Ansi, TimeProvider.System);
            var code = await new DemoRun(cluster, screen, TimeProvider.System).RunAsync(job, kill, cancellation).ConfigureAwait(false);
            screen.Say("The nodes leave");
            await cluster.StopAsync().ConfigureAwait(false);
            screen.Say($"No process is left ({cluster.Nodes.Count(node => node.HasEnded)} of {cluster.Nodes.Count} have ended)");
            if (kill)
                await new DemoBalancer(screen, TimeProvider.System).RunAsync(cancellation).ConfigureAwait(false);
            return code;
        });
    }
}
