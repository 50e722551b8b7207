using System.Diagnostics;
using AkkaCluster.MultiNode.TestKit.Execution;

namespace AkkaCluster.MultiNodeTests.TestKit;

public class AdapterTests
{
    private static NodeProgram Program(string method) =>
        new(typeof(Misbehaving).Assembly.Location, typeof(Misbehaving).FullName!, method, ["first", "second", "third"]);

    private static async Task<string?> Run(string method, TimeSpan? timeout = null)
    {
        using var run = new MultiNodeRun(Program(method), timeout ?? TimeSpan.FromMinutes(1), TimeProvider.System);
        return await run.Run(CancellationToken.None);
    }

    [Fact]
    public async Task A_test_that_passes_on_all_nodes_passes() => Assert.Null(await Run(nameof(Misbehaving.Passes)));

    [Fact]
    public async Task A_node_that_fails_is_named_with_its_error_and_the_place_of_the_others()
    {
        var account = await Run(nameof(Misbehaving.Fails));
        Assert.NotNull(account);
        Assert.Contains("node 'second' failed (exit status 1)", account);
        Assert.Contains("the second node is not content", account);
        Assert.Contains("first: stands at 'after'", account);
        Assert.Contains("===== Node 'third'", account);
    }

    [Fact]
    public async Task A_node_that_dies_is_named_by_those_that_wait_for_it()
    {
        var account = await Run(nameof(Misbehaving.Dies));
        Assert.NotNull(account);
        Assert.Contains("node 'third' failed (exit status 137)", account);
        Assert.Contains("Barrier 'after' cannot be passed: node 'third'", account);
    }

    [Fact]
    public async Task A_node_that_hangs_ends_the_test_in_time()
    {
        var account = await Run(nameof(Misbehaving.Hangs), TimeSpan.FromSeconds(12));
        Assert.NotNull(account);
        Assert.Contains("still running: first", account);
        Assert.Contains("first: is on its way, the last barrier that it passed is 'together'", account);
        Assert.Contains("second: stands at 'after'", account);
    }

    [Fact]
    public async Task No_node_outlives_the_process_that_started_it_even_when_that_is_killed()
    {
        var pids = Directory.CreateTempSubdirectory("misbehaving");
        var start = new ProcessStartInfo("dotnet", Program(nameof(Misbehaving.WritesItsProcessIdAndHangs)).Command("multinode.coordinate=true"))
        {
            Environment = { ["MISBEHAVING_PIDS"] = pids.FullName },
        };
        using var written = new FileSystemWatcher(pids.FullName) { EnableRaisingEvents = true };
        var all = new TaskCompletionSource();
        written.Changed += (_, _) => AllWritten();
        using var parent = Process.Start(start)!;
        await all.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var nodes = pids.GetFiles().Select(file => Process.GetProcessById(int.Parse(File.ReadAllText(file.FullName)))).ToList();
        parent.Kill();
        await Task.WhenAll(nodes.Select(node => node.WaitForExitAsync())).WaitAsync(TimeSpan.FromSeconds(30));
        pids.Delete(recursive: true);

        void AllWritten()
        {
            if (pids.GetFiles().Count(file => file.Length > 0) == 3) all.TrySetResult();
        }
    }

    [Fact]
    public void Roles_come_from_the_configuration_that_the_constructor_takes() =>
        Assert.Equal(["first", "second", "third"], NodeProgram.ConfigOf(typeof(Misbehaving)).Roles.Select(role => role.Name));
}
