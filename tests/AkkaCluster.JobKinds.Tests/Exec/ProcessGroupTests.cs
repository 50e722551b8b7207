using System.Diagnostics;
using System.Text;
using AkkaCluster.JobKinds.Exec;
using AkkaCluster.JobKinds.Tests.Support;

namespace AkkaCluster.JobKinds.Tests.Exec;

public class ProcessGroupTests
{
    [Fact]
    public void Output_error_and_exit_code_are_captured()
    {
        var outcome = Run(["sh", "-c", "echo out; echo err >&2; exit 3"]);
        Assert.Equal((3, "out\n", "err\n", 0L), (outcome.ExitCode, outcome.StdoutText, outcome.StderrText, outcome.DroppedBytes));
    }

    [Fact]
    public void Standard_input_is_fed_whole_however_large()
    {
        var input = new string('x', 1_000_000);
        Assert.Equal("1000000\n", Run(["wc", "-c"], input).StdoutText);
    }

    [Fact]
    public void A_command_that_reads_no_input_ends_all_the_same() => Assert.Equal(0, Run(["true"], new string('x', 1_000_000)).ExitCode);

    [Fact]
    public void Without_input_standard_input_is_empty() => Assert.Equal("", Run(["cat"]).StdoutText);

    [Fact]
    public void A_command_that_writes_more_than_it_may_is_ended()
    {
        var failure = Assert.Throws<OutputLimitException>(() => Run(["yes"], limit: 1000));
        Assert.Contains("1000 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_of_exactly_the_bound_is_whole() => Assert.Equal(1000, Run(["head", "-c", "1000", "/dev/zero"], limit: 1000).Stdout.Length);

    [Fact]
    public void Standard_error_over_its_bound_is_dropped_and_counted()
    {
        var outcome = Run(["sh", "-c", "head -c 100000 /dev/zero >&2"], limit: 1000);
        Assert.Equal((1000, 99_000), (outcome.Stderr.Length, outcome.DroppedBytes));
    }

    [Fact]
    public void Bytes_that_are_no_text_stay_what_they_are() =>
        Assert.Equal([0xff, 0x00, 0xfe, (byte)'\n'], Run(["printf", @"\377\000\376\n"]).Stdout.ToArray());

    [Fact]
    public void A_signal_is_told_as_a_shell_tells_it() => Assert.Equal(128 + 15, Run(["sh", "-c", "kill -TERM $$"]).ExitCode);

    [Fact]
    public void A_pipe_that_closes_ends_its_writer() => Assert.Equal("y\n", Run(["sh", "-c", "yes | head -1"]).StdoutText);

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
    public void Cancelling_also_kills_what_has_left_the_session()
    {
        using var folder = new TemporaryFolder();
        var pids = Path.Combine(folder.Path, "pids");
        using var cancel = new CancellationTokenSource();
        using var watcher = new FileSystemWatcher(folder.Path);
        watcher.Renamed += (_, _) => cancel.Cancel();
        watcher.EnableRaisingEvents = true;
        // One by its environment though nobody knows its parent any more, one without environment by its parent.
        var script = $"(setsid sleep 300 & echo $! > {pids}.tmp); env -i setsid sleep 301 & echo $! >> {pids}.tmp; mv {pids}.tmp {pids}; wait";
        Assert.Throws<OperationCanceledException>(() => ProcessGroup.Run(Request(["sh", "-c", script], null, 1000), cancel.Token));
        Assert.All(File.ReadAllLines(pids), AssertEnds);
    }

    [Fact]
    public void What_a_command_leaves_behind_goes_on_and_what_it_then_writes_is_not_waited_for()
    {
        using var folder = new TemporaryFolder();
        var (go, copy) = (Path.Combine(folder.Path, "go"), Path.Combine(folder.Path, "copy"));
        var script = $"(while ! [ -e {go} ]; do sleep 0.01; done; echo late; seq 3 > {copy}.tmp; mv {copy}.tmp {copy}) & echo now";
        Assert.Equal("now\n", Run(["sh", "-c", script]).StdoutText);
        Assert.False(File.Exists(copy));
        File.WriteAllText(go, "");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(copy), TimeSpan.FromSeconds(20)), "What the command left behind was ended with it.");
        Assert.Equal("1\n2\n3\n", File.ReadAllText(copy));
    }

    [Fact]
    public void Commands_do_not_inherit_the_clusters_own_variables()
    {
        Assert.Equal(OwnEnvironment.Value, Environment.GetEnvironmentVariable(OwnEnvironment.Name));
        Assert.DoesNotContain(OwnEnvironment.Value, Run(["env"]).StdoutText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_sees_its_own_environment_and_directory()
    {
        using var folder = new TemporaryFolder();
        var request = new CommandRequest(["sh", "-c", "echo $COLOUR; pwd; test -n \"$PATH\""], null, folder.Path, new Dictionary<string, string> { ["COLOUR"] = "blue" }, 1000, 1000);
        Assert.Equal($"blue\n{folder.Path}\n", ProcessGroup.Run(request, CancellationToken.None).StdoutText);
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
        new(words, input is null ? null : Encoding.UTF8.GetBytes(input), null, new Dictionary<string, string>(), limit, limit);
}
