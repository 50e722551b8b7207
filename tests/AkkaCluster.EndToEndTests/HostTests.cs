using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using AkkaCluster.Cli.Local;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

[Collection(WaitingTests.Name)]
public sealed class HostTests : IDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-e2e-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("AkkaCluster.Seed", "--data")]
    [InlineData("AkkaCluster.Worker", "--slots")]
    public async Task The_help_explains_the_flags(string project, string flag)
    {
        var run = await CommandRun.RunAsync(HostPrograms.Find(project), "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(flag, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AkkaCluster.Server")]
    [InlineData("AkkaCluster.LoadBalancer")]
    public void What_knows_of_no_cluster_has_none_beside_it_and_no_database(string project)
    {
        string[] others = ["Akka.Cluster", "Akka.DistributedData", "AkkaCluster.Jobs", "AkkaCluster.Node", "AkkaCluster.Downing", "Npgsql", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "Dapper"];
        var beside = Directory.EnumerateFiles(Path.GetDirectoryName(HostPrograms.Find(project))!, "*.dll", SearchOption.AllDirectories).Select(Path.GetFileName).OfType<string>().ToList();
        Assert.Contains("AkkaCluster.Balancing.dll", beside);
        Assert.DoesNotContain(beside, file => others.Any(other => file.StartsWith(other, StringComparison.Ordinal)));
    }

    [Fact]
    public Task An_unknown_flag_is_refused() => FailsAsync(2, "Did you mean '--port'?", "--prot", "1");

    [Fact]
    public Task An_unknown_setting_is_refused() => FailsAsync(2, "Did you mean 'akkacluster.port'?", "--set", "akkacluster.prot=1");

    [Fact]
    public Task Listening_openly_without_protection_is_refused() => FailsAsync(2, "--insecure", "--hostname", "0.0.0.0");

    [Fact]
    public Task An_address_of_another_machine_is_refused() => FailsAsync(3, "--public-hostname", "--hostname", "192.0.2.1", "--insecure");

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await FailsAsync(3, $"port {port} on 127.0.0.1 is in use", "--port", $"{port}");
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_is_named()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "no folder");
        await FailsAsync(4, file, "--data", Path.Combine(file, "data"));
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "jobs.db"), new string('x', 10_000));
        await FailsAsync(4, "jobs.db", "--data", _folder);
    }

    [Fact]
    public async Task Asked_to_end_a_node_leaves_in_order_and_its_exit_code_is_zero()
    {
        using var process = Process.Start(CommandRun.Start(HostPrograms.Find("AkkaCluster.Seed"), "--data", _folder, "--no-pbm"))!;
        await WaitForLineAsync(process, "is ready");
        Assert.Equal(0, SendSignal(process.Id, Terminate));
        await WaitForLineAsync(process, "has left");
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_node_whose_parent_ends_ends_too()
    {
        using var process = Process.Start(CommandRun.Start(HostPrograms.Find("AkkaCluster.Seed"), "--data", _folder, "--no-pbm", "--stop-with-parent", "--log-json"))!;
        await WaitForLineAsync(process, "is ready");
        process.StandardInput.Close();
        _ = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_folder_has_one_cluster_and_a_command_that_is_killed_leaves_no_node_behind()
    {
        using var command = Process.Start(CommandRun.Start(CommandRun.Command, "up", "--seeds", "1", "--workers", "1", "--data", _folder))!;
        await WaitForLineAsync(command, "Dashboard");
        var nodes = NodesOf(_folder);
        Assert.Equal(2, nodes.Count);
        var second = await CommandRun.RunAsync(CommandRun.Command, "up", "--data", _folder);
        Assert.Equal(3, second.ExitCode);
        Assert.Contains("runs already", second.Error, StringComparison.Ordinal);
        command.Kill();
        Assert.True(SpinWait.SpinUntil(() => NodesOf(_folder).Count == 0, Patience), $"Nodes still run: {string.Join(", ", NodesOf(_folder))}");
    }

    private async Task FailsAsync(int exitCode, string expected, params string[] flags)
    {
        var run = await CommandRun.RunAsync(HostPrograms.Find("AkkaCluster.Seed"), ["--no-pbm", "--data", _folder, .. flags]);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static async Task WaitForLineAsync(Process process, string text)
    {
        var seen = new List<string>();
        using var late = new CancellationTokenSource(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(late.Token) is { } line)
            {
                seen.Add(line);
                if (line.Contains(text, StringComparison.Ordinal))
                    return;
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        Assert.Fail($"A line with '{text}' was expected of process {process.Id}; it wrote:\n{string.Join('\n', seen)}\n{await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>The processes that keep their data in a folder.</summary>
    private static List<string> NodesOf(string folder) =>
        [.. RunningCommands.All().Where(command => command.Contains("--stop-with-parent", StringComparison.Ordinal) && command.Contains(folder, StringComparison.Ordinal))];

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int pid, int signal);
}
