using System.Diagnostics;
using System.Text;
using AkkaCluster.Handlers.Exec;
using AkkaCluster.Handlers.Tests.Support;

namespace AkkaCluster.Handlers.Tests.Exec;

public class ProcessGroupTests
{
    [Fact]
    public void Output_error_and_exit_code_are_captured()
    {
        var outcome = Run(["sh", "-c", "echo out; echo err >&2; exit 3"]);
        Assert.Equal(new CommandOutcome(3, "out\n", "err\n", 0), outcome);
    }

    [Fact]
    public void Standard_input_is_fed_whole_however_large()
    {
        var input = new string('x', 1_000_000);
        Assert.Equal("1000000\n", Run(["wc", "-c"], input).Stdout);
    }

    [Fact]
    public void A_command_that_reads_no_input_ends_all_the_same() => Assert.Equal(0, Run(["true"], new string('x', 1_000_000)).ExitCode);

    [Fact]
    public void Without_input_standard_input_is_empty() => Assert.Equal("", Run(["cat"]).Stdout);

    [Fact]
    public void Output_over_the_bound_is_dropped_and_counted()
    {
        var outcome = Run(["head", "-c", "100000", "/dev/zero"], limit: 1000);
        Assert.Equal(1000, outcome.Stdout.Length);
        Assert.Equal(99_000, outcome.DroppedBytes);
    }

    [Fact]
    public void A_signal_is_told_as_a_shell_tells_it() => Assert.Equal(128 + 15, Run(["sh", "-c", "kill -TERM $$"]).ExitCode);

    [Fact]
    public void A_pipe_that_closes_ends_its_writer() => Assert.Equal("y\n", Run(["sh", "-c", "yes | head -1"]).Stdout);

    [Fact]
    public void A_missing_command_says_its_name()
    {
        var failure = Assert.Throws<CommandStartException>(() => Run(["no-such-command-here"]));
        Assert.Contains("'no-such-command-here'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_kills_the_command_and_all_that_it_started()
    {
        using var folder = new TemporaryFolder();
        var pids = Path.Combine(folder.Path, "pids");
        using var cancel = new CancellationTokenSource();
        using var watcher = new FileSystemWatcher(folder.Path);
        watcher.Renamed += (_, _) => cancel.Cancel();
        watcher.EnableRaisingEvents = true;
        var script = $"sleep 300 & echo $! > {pids}.tmp; echo $$ >> {pids}.tmp; mv {pids}.tmp {pids}; wait";
        var clock = Stopwatch.StartNew();
        Assert.Throws<OperationCanceledException>(() => ProcessGroup.Run(Request(["sh", "-c", script], null, 1000), cancel.Token));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"It took {clock.Elapsed} to kill the group.");
        Assert.All(File.ReadAllLines(pids), AssertEnds);
    }

    [Fact]
    public void What_a_command_leaves_behind_ends_with_it()
    {
        var left = Run(["sh", "-c", "sleep 300 & echo $!"]).Stdout.Trim();
        AssertEnds(left);
    }

    [Fact]
    public void A_command_sees_its_own_environment_and_directory()
    {
        using var folder = new TemporaryFolder();
        var request = new CommandRequest(["sh", "-c", "echo $COLOUR; pwd; test -n \"$PATH\""], null, folder.Path, new Dictionary<string, string> { ["COLOUR"] = "blue" }, 1000);
        Assert.Equal(new CommandOutcome(0, $"blue\n{folder.Path}\n", "", 0), ProcessGroup.Run(request, CancellationToken.None));
    }

    private static void AssertEnds(string pid) =>
        Assert.True(SpinWait.SpinUntil(() => IsGone(pid), TimeSpan.FromSeconds(10)), $"Process {pid} still runs though its command was ended.");

    private static bool IsGone(string pid)
    {
        var stat = $"/proc/{pid}/stat";
        try
        {
            // A killed orphan stays a zombie until its new parent looks.
            return !File.Exists(stat) || File.ReadAllText(stat).Split(") ")[1].StartsWith('Z');
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static CommandOutcome Run(string[] words, string? input = null, int limit = 100_000) =>
        ProcessGroup.Run(Request(words, input, limit), CancellationToken.None);

    private static CommandRequest Request(string[] words, string? input, int limit) =>
        new(words, input is null ? null : Encoding.UTF8.GetBytes(input), null, new Dictionary<string, string>(), limit);
}
