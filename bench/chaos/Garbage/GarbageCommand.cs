using System.CommandLine;

namespace AkkaCluster.Chaos.Garbage;

/// <summary>The command <c>garbage</c>.</summary>
internal static class GarbageCommand
{
    public static Command Create()
    {
        var warm = NumberOption.Create("--warm", "for how many seconds the nodes work before their memory is read the first time", 45, least: 0);
        var inputs = NumberOption.Create("--inputs", "how many bad inputs each port gets", 1_000_000, least: 0);
        var connections = NumberOption.Create("--connections", "how many idle connections each port gets, and as many slow ones", 5000, least: 0);
        var hold = NumberOption.Create("--hold", "for how many seconds those are held", 30, least: 0);
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "of what is sent and of what clients do (default: by chance)", DefaultValueFactory = _ => Random.Shared.Next(1_000_000) };
        var folder = new Option<string>("--folder") { HelpName = "FOLDER", Description = "where logs and the job store go (default: a new one below the temporary folder)" };
        var command = new Command("garbage", "Bytes of strangers against the remoting, HTTP and pbm ports of a cluster at work on this machine's loopback: no node may end, lose a job, or keep memory or handles.") { warm, inputs, connections, hold, seed, folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new GarbageOptions(
                TimeSpan.FromSeconds(parsed.GetValue(warm)),
                parsed.GetValue(inputs),
                parsed.GetValue(connections),
                TimeSpan.FromSeconds(parsed.GetValue(hold)),
                parsed.GetValue(seed),
                parsed.GetValue(folder) ?? Path.Combine(Path.GetTempPath(), $"akkacluster-garbage-{Environment.ProcessId}"));
            if (OpenFiles.Missing(options.Connections) is { } missing)
            {
                await Console.Error.WriteLineAsync(missing).ConfigureAwait(false);
                return 2;
            }
            return await new GarbageRun(options, Console.Out).RunAsync(cancellation).ConfigureAwait(false) ? 0 : 1;
        });
        return command;
    }
}
