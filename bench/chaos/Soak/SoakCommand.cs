using System.CommandLine;
using AkkaCluster.Chaos.World.Stores;

namespace AkkaCluster.Chaos.Soak;

/// <summary>The command <c>soak</c>.</summary>
internal static class SoakCommand
{
    private const int UsualMinutes = 60;
    private const int UsualLoad = 70;
    private const int MostMinutes = 7 * 24 * 60;
    private const int FullLoad = 100;

    public static Command Create()
    {
        var minutes = NumberOption.Create("--minutes", "for how long", UsualMinutes, 1, MostMinutes);
        var load = NumberOption.Create("--load", "how many percent of this machine's processors nodes, clients and store are to use together", UsualLoad, 1, FullLoad);
        var store = new Option<string>("--store") { HelpName = "STORE", Description = "over sqlite (default) or postgresql (a server that the run starts itself)", DefaultValueFactory = _ => "sqlite" };
        store.AcceptOnlyFromAmong([.. StoreChoice.All.Select(choice => choice.Name)]);
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "of what clients do and who is killed (default: by chance)", DefaultValueFactory = _ => Random.Shared.Next(1_000_000) };
        var folder = new Option<string>("--folder") { HelpName = "FOLDER", Description = "where logs and the job store go (default: a new one below the temporary folder)" };
        var command = new Command("soak", "A cluster at work on this machine's loopback for an hour or a night, with nodes that are killed every minute: memory, threads, handles and store of what goes on may not grow, and no job may be lost or wrong. Ctrl-C ends it with the figures until then.") { minutes, load, store, seed, folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new SoakOptions(
                TimeSpan.FromMinutes(parsed.GetValue(minutes)),
                parsed.GetValue(load) / (double)FullLoad,
                parsed.GetValue(store)!,
                parsed.GetValue(seed),
                parsed.GetValue(folder) ?? Path.Combine(Path.GetTempPath(), $"akkacluster-soak-{Environment.ProcessId}"));
            if (StoreChoice.Of(options.Store).Single().Missing is { } missing)
            {
                await Console.Error.WriteLineAsync($"There can be no {options.Store} here: {missing}.").ConfigureAwait(false);
                return 2;
            }
            return await new SoakRun(options, Console.Out).RunAsync(cancellation).ConfigureAwait(false) ? 0 : 1;
        });
        return command;
    }
}
