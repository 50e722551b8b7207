using System.CommandLine;

namespace AkkaCluster.Chaos.Garbage;

/// <summary>The command <c>garbage</c>.</summary>
internal static class GarbageCommand
{
    public static Command Create()
    {
        var inputs = Count("--inputs", "how many bad inputs each port gets", 1_000_000);
        var connections = Count("--connections", "how many idle connections each port gets, and as many slow ones", 5000);
        var hold = Count("--hold", "for how many seconds those are held", 30);
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "of what is sent and of what clients do (default: by chance)", DefaultValueFactory = _ => Random.Shared.Next(1_000_000) };
        var folder = new Option<string>("--folder") { HelpName = "FOLDER", Description = "where logs and the job store go (default: a new one below the temporary folder)" };
        var command = new Command("garbage", "Bytes of strangers against the remoting, HTTP and pbm ports of a cluster at work on this machine's loopback: no node may end, lose a job, or keep memory or handles.") { inputs, connections, hold, seed, folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new GarbageOptions(
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

    private static Option<int> Count(string name, string what, int usual)
    {
        var option = new Option<int>(name) { HelpName = "N", Description = $"{what} (default {usual})", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var count) && count < 0)
                result.AddError($"{name} is {count}; expected 0 or more.");
        });
        return option;
    }
}
