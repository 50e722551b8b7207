using System.Diagnostics;
using System.Net;
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
            return await new ChaosRun(options, LinksOf(namespaces.Split(',')), Console.Out).RunAsync(cancellation).ConfigureAwait(false) ? 0 : 1;
        if (CutNetwork.Missing is { } missing)
        {
            await Console.Error.WriteLineAsync($"There can be no network to cut: {missing}.").ConfigureAwait(false);
            return 2;
        }
        var nodes = ChaosCluster.Size * options.AtOnce;
        if (options.Stores.FirstOrDefault(store => store.Missing is not null) is { } lacking)
        {
            await Console.Error.WriteLineAsync($"There can be no {lacking.Name} here: {lacking.Missing}.").ConfigureAwait(false);
            return 2;
        }
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

    /// <summary>The links of each of several clusters on the same bridge; this process is on the host after theirs.</summary>
    private static IReadOnlyList<Links> LinksOf(string[] namespaces) => [.. namespaces.Select((name, host) => (Name: name, Address: CutNetwork.AddressOf(host))).Chunk(ChaosCluster.Size)
        .Select(hosts => new Links([.. hosts.Select(host => host.Name)], [.. hosts.Select(host => host.Address)], IPAddress.Parse(CutNetwork.AddressOf(namespaces.Length))))];

    /// <summary>This program, where it is run by <c>dotnet</c>.</summary>
    private static string[] Program() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? ["exec", typeof(ChaosHost).Assembly.Location] : [];
}
