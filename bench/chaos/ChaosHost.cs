using System.Diagnostics;
using AkkaCluster.Chaos.Rounds;
using AkkaCluster.Chaos.World;
using AkkaCluster.TestNode.Harness;

namespace AkkaCluster.Chaos;

/// <summary>
/// Makes a network of hosts and runs itself once more on one of them, for a host of the network is what reaches the nodes; mounts and namespaces are gone with the two processes.
/// </summary>
internal static class ChaosHost
{
    private const string Inside = "AKKACLUSTER_CHAOS_NETWORK";

    public static async Task<int> RunAsync(ChaosOptions options, string[] arguments, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(Inside) is { } namespaces)
            return await new ChaosRun(options, [.. namespaces.Split(',').Chunk(ChaosCluster.Size).Select(LinksOf)], Console.Out).RunAsync(cancellation).ConfigureAwait(false) ? 0 : 1;
        if (CutNetwork.Missing is { } missing)
        {
            await Console.Error.WriteLineAsync($"There can be no network to cut: {missing}.").ConfigureAwait(false);
            return 2;
        }
        var nodes = ChaosCluster.Size * options.AtOnce;
        using var network = CutNetwork.Create(nodes + 1);
        var start = new ProcessStartInfo("ip", ["netns", "exec", network.NamespaceOf(nodes), Environment.ProcessPath!, .. Program(), .. arguments])
        {
            Environment = { [Inside] = string.Join(',', Enumerable.Range(0, nodes).Select(network.NamespaceOf)) },
        };
        using var process = Process.Start(start)!;
        // Ctrl-C reaches both, and that one ends by itself.
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return process.ExitCode;
    }

    /// <summary>The links of one of several clusters on the same bridge.</summary>
    private static Links LinksOf(string[] namespaces, int cluster) => new(namespaces, [.. Enumerable.Range(cluster * ChaosCluster.Size, ChaosCluster.Size).Select(CutNetwork.AddressOf)]);

    /// <summary>This program, where it is run by <c>dotnet</c>.</summary>
    private static string[] Program() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? ["exec", typeof(ChaosHost).Assembly.Location] : [];
}
