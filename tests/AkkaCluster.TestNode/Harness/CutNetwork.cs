using System.Diagnostics;
using System.Globalization;

namespace AkkaCluster.TestNode.Harness;

/// <summary>
/// A network of hosts, each a network namespace on a common bridge, that can be cut in two by nftables. Needs root, and the commands
/// <c>ip</c> and <c>nft</c>.
/// </summary>
public sealed class CutNetwork : IDisposable
{
    private static int s_networks;

    private readonly string _prefix;
    private readonly int _hosts;

    private CutNetwork(int hosts)
    {
        _hosts = hosts;
        _prefix = string.Create(CultureInfo.InvariantCulture, $"akt{Environment.ProcessId}-{Interlocked.Increment(ref s_networks)}");
    }

    private string Hub => $"{_prefix}h";

    /// <summary>Why there can be no such network here; null when there can.</summary>
    public static string? Missing =>
        Environment.UserName != "root" ? "network namespaces need root"
        : !Exists("ip") ? "the command ip is missing (package iproute2)"
        : !Exists("nft") ? "the command nft is missing (package nftables)"
        : null;

    public static CutNetwork Create(int hosts)
    {
        var network = new CutNetwork(hosts);
        try
        {
            network.Build();
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    public string NamespaceOf(int host) => $"{_prefix}n{host}";

    public static string AddressOf(int host) => string.Create(CultureInfo.InvariantCulture, $"10.77.0.{host + 1}");

    /// <summary>Lets nothing through between these hosts and all others.</summary>
    public void Cut(params int[] side)
    {
        for (var host = 0; host < _hosts; host++)
        {
            var others = Enumerable.Range(0, _hosts).Where(h => side.Contains(h) != side.Contains(host)).Select(AddressOf);
            Run("ip", "netns", "exec", NamespaceOf(host), "nft", $"add table ip cut; add chain ip cut in {{ type filter hook input priority 0; }}; add rule ip cut in ip saddr {{ {string.Join(", ", others)} }} drop");
        }
    }

    public void Heal()
    {
        for (var host = 0; host < _hosts; host++)
            Run("ip", "netns", "exec", NamespaceOf(host), "nft", "delete table ip cut");
    }

    public void Dispose()
    {
        for (var host = 0; host < _hosts; host++)
            TryRun("ip", "netns", "del", NamespaceOf(host));
        TryRun("ip", "netns", "del", Hub);
    }

    private void Build()
    {
        Run("ip", "netns", "add", Hub);
        Run("ip", "-n", Hub, "link", "add", "bridge", "type", "bridge");
        Run("ip", "-n", Hub, "link", "set", "bridge", "up");
        for (var host = 0; host < _hosts; host++)
        {
            var (name, port) = (NamespaceOf(host), string.Create(CultureInfo.InvariantCulture, $"port{host}"));
            Run("ip", "netns", "add", name);
            Run("ip", "-n", Hub, "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", name);
            Run("ip", "-n", Hub, "link", "set", port, "master", "bridge", "up");
            Run("ip", "-n", name, "addr", "add", $"{AddressOf(host)}/24", "dev", "eth0");
            Run("ip", "-n", name, "link", "set", "eth0", "up");
            Run("ip", "-n", name, "link", "set", "lo", "up");
        }
    }

    private static bool Exists(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Any(path => File.Exists(Path.Combine(path, command)));

    private static void Run(string command, params string[] arguments)
    {
        var (exit, error) = TryRun(command, arguments);
        if (exit != 0)
            throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {exit}: {error}");
    }

    private static (int Exit, string Error) TryRun(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
