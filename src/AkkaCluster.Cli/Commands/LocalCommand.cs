using AkkaCluster.Cli.Local;
using AkkaCluster.Cli.Output;
using Spectre.Console;

namespace AkkaCluster.Cli.Commands;

/// <summary>What the commands that start a cluster on this machine have in common: it is gone when they are.</summary>
internal static class LocalCommand
{
    /// <summary>Runs with a cluster that is not started yet, and lets it leave afterwards whatever happened.</summary>
    public static Task<int> RunAsync(LocalClusterOptions options, Func<LocalCluster, Task<int>> run) => ClientCommand.GuardAsync(async () =>
    {
        try
        {
            await using var cluster = Create(options);
            return await RunAsync(cluster, run).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is LocalClusterException or IOException)
        {
            Terminal.Error(failure.Message);
            return CliExitCodes.Refused;
        }
    });

    private static async Task<int> RunAsync(LocalCluster cluster, Func<LocalCluster, Task<int>> run)
    {
        try
        {
            var code = await run(cluster).ConfigureAwait(false);
            await cluster.StopAsync().ConfigureAwait(false);
            return code;
        }
        catch (OperationCanceledException)
        {
            Terminal.Messages.MarkupLine("Interrupted: the nodes leave.");
            await cluster.StopAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static LocalCluster Create(LocalClusterOptions options)
    {
        try
        {
            return new LocalCluster(options);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder '{options.Folder}' cannot be used for job store and logs: {failure.Message} Name another with --data.");
        }
    }

    /// <summary>A folder for one run.</summary>
    public static string TemporaryFolder() => Directory.CreateTempSubdirectory("akkacluster-").FullName;
}
