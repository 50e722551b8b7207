using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Exec;
using AkkaCluster.JobKinds.Tests.Support;

namespace AkkaCluster.JobKinds.Tests.Exec;

public class ExecKindTests
{
    private static readonly InputSource.Lines Inputs = new(["a.txt", "b c.txt"]);

    [Fact]
    public async Task The_result_is_the_standard_outputs_in_order_of_the_inputs() =>
        Assert.Equal("1:a\n2:b c\n", await KindRunner.RunToText(new ExecKind(ExecPolicy.Anything), new { command = new[] { "echo", "{#}:{.}" } }, Inputs));

    [Fact]
    public async Task Standard_input_takes_placeholders() =>
        Assert.Equal("<a.txt><b c.txt>", await KindRunner.RunToText(new ExecKind(ExecPolicy.Anything), new { command = new[] { "cat" }, appendInput = false, stdin = "<{}>" }, Inputs));

    [Fact]
    public async Task Another_exit_code_than_zero_fails_the_task_with_its_standard_error()
    {
        var failure = await Fails(new { command = new[] { "sh", "-c", "echo broken >&2; exit 4", "{}" } });
        Assert.Contains("exit code 4", failure.Message, StringComparison.Ordinal);
        Assert.Contains("broken", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.Permanent);
    }

    [Fact]
    public async Task A_command_leaves_its_exit_code_its_output_and_the_end_of_what_it_said()
    {
        var kind = new ExecKind(ExecPolicy.Anything);
        var handler = kind.CreateHandler(KindRunner.Parameters(kind, new { command = new[] { "sh", "-c", "echo out; yes no | head -c 210000 >&2; echo the end >&2; exit 4", "{}" } }));
        var context = new FakeTaskContext();

        var failure = await Assert.ThrowsAsync<TaskFailedException>(() => handler.ExecuteAsync(new TaskInput(0, "x"), context, CancellationToken.None).AsTask());

        Assert.Equal((4, "out\n"), (context.Log!.ExitCode, Encoding.UTF8.GetString(context.Log.Stdout.Span)));
        Assert.EndsWith("no\nno\nthe end\n", Encoding.UTF8.GetString(context.Log.Stderr.Span));
        Assert.Equal(64 * 1024, context.Log.Stderr.Length);
        Assert.EndsWith("the end", failure.Message);
    }

    [Fact]
    public async Task A_command_that_is_stopped_leaves_what_it_said_until_then()
    {
        var kind = new ExecKind(ExecPolicy.Anything);
        var handler = kind.CreateHandler(KindRunner.Parameters(kind, new { command = new[] { "sh", "-c", "echo begun; touch \"$0\"; sleep 60", "{}" } }));
        var context = new FakeTaskContext();
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        using var watch = new FileSystemWatcher(folder.Path) { EnableRaisingEvents = true };
        watch.Created += (_, _) => stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ExecuteAsync(new TaskInput(0, Path.Combine(folder.Path, "begun")), context, stop.Token).AsTask());

        Assert.Equal("begun\n", Encoding.UTF8.GetString(context.Log!.Stdout.Span));
    }

    [Fact]
    public async Task The_log_of_a_command_that_succeeded_is_in_its_output()
    {
        var kind = new ExecKind(ExecPolicy.Anything);
        var handler = kind.CreateHandler(KindRunner.Parameters(kind, new { command = new[] { "sh", "-c", "echo out; echo err >&2", "{}" } }));

        var log = kind.LogOf(await KindRunner.RunTask(handler, new TaskInput(0, "x")))!;

        Assert.Equal((0, "out\n", "err\n"), (log.ExitCode, Encoding.UTF8.GetString(log.Stdout.Span), Encoding.UTF8.GetString(log.Stderr.Span)));
    }

    [Fact]
    public async Task Any_exit_code_is_recorded_where_the_job_says_so()
    {
        var kind = new ExecKind(ExecPolicy.Anything);
        var handler = kind.CreateHandler(KindRunner.Parameters(kind, new { command = new[] { "false" }, anyExitCode = true }));
        Assert.Equal(1, ExecOutput.Read(await KindRunner.RunTask(handler, new TaskInput(0, "x"))).ExitCode);
    }

    [Fact]
    public async Task A_worker_that_does_not_allow_the_command_refuses_it() =>
        Assert.Contains("off on this node", (await Fails(new { command = new[] { "true" } }, ExecPolicy.Off)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_empty_command_is_refused_before_anything_runs()
    {
        var kind = new ExecKind(ExecPolicy.Anything);
        var parameters = KindRunner.Parameters(kind, new { command = new[] { " " } });
        await Assert.ThrowsAsync<PlanException>(() => kind.PlanAsync(new PlanRequest(parameters, Inputs), CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task What_a_node_does_not_allow_is_refused_before_the_job_is_accepted()
    {
        await Refuses("off on this node", new { command = new[] { "true" } }, ExecPolicy.Off);
        await Refuses("'true'", new { command = new[] { "true" } }, new ExecPolicy(true, ["gzip"], []));
        await Refuses("'BASH_ENV'", new { command = new[] { "true" }, environment = new { BASH_ENV = "/tmp/x" } }, new ExecPolicy(true, ["true"], []));
    }

    [Theory]
    [InlineData("a\0b", "x")]
    [InlineData("x", "a\0b")]
    public Task A_null_character_that_would_cut_the_command_is_refused(string word, string input) =>
        Refuses("null character", new { command = new[] { "echo", word } }, ExecPolicy.Anything, new InputSource.Lines([input]));

    [Fact]
    public async Task A_null_character_in_an_uploaded_input_fails_its_task()
    {
        var handler = Handler(new { command = new[] { "echo" } });
        var failure = await Assert.ThrowsAsync<TaskFailedException>(() => KindRunner.RunTask(handler, new TaskInput(0, "a\0b")));
        Assert.Contains("null character", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.Permanent);
    }

    [Fact]
    public async Task A_directory_outside_of_the_input_roots_is_refused_when_the_job_is_handed_in()
    {
        using var folder = new TemporaryFolder();
        var kind = new ExecKind(ExecPolicy.Anything);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "link"), "/root");
        var parameters = KindRunner.Parameters(kind, new { command = new[] { "pwd" }, directory = Path.Combine(folder.Path, "link") });
        var request = new PlanRequest(parameters, Inputs) { Roots = new InputRoots([folder.Path]) };
        var refused = await Assert.ThrowsAsync<PlanException>(() => kind.PlanAsync(request, CancellationToken.None).AsTask());
        Assert.Contains("input-roots", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_of_any_kind_come_through_task_and_result()
    {
        var bytes = await KindRunner.Run(new ExecKind(ExecPolicy.Anything), new { command = new[] { "printf", @"\377\000{}" } }, Inputs);
        Assert.Equal([0xff, 0x00, .. "a.txt"u8, 0xff, 0x00, .. "b c.txt"u8], bytes);
    }

    [Theory]
    [InlineData("head -c {} /dev/zero")]
    [InlineData("head -c {} /dev/zero | tr '\\0' '\\377'")]
    [InlineData("yes | head -c {}")]
    [InlineData("yes \U0001F600 | head -c {}")]
    public async Task As_much_as_is_accepted_can_be_delivered_whatever_the_bytes(string line)
    {
        const int maxOutput = 1024 * 1024;
        var kind = new ExecKind(ExecPolicy.Anything, maxOutput);
        var parameters = KindRunner.Parameters(kind, new { command = new[] { line } });
        var largest = parameters.GetInteger("outputLimit");
        var output = await KindRunner.RunTask(kind.CreateHandler(parameters), new TaskInput(0, $"{largest}"));
        Assert.InRange(output.Length, largest, maxOutput);
        Assert.Equal(largest, ExecOutput.Read(output).Stdout.Length);
        var over = await Assert.ThrowsAsync<TaskFailedException>(() => KindRunner.RunTask(kind.CreateHandler(parameters), new TaskInput(0, $"{largest + 1}")));
        Assert.Contains("outputLimit", over.Message, StringComparison.Ordinal);
        Assert.Contains("max-output-size", over.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_line_as_input_is_run_as_it_is_and_its_failure_is_recorded_at_its_last_try()
    {
        var handler = Handler(new { command = new[] { "sh", "-c" }, inputs = "commandLine", anyExitCode = true, tries = 2 });
        var input = new TaskInput(0, """{"words":["cat; echo {} >&2; exit 3"],"stdin":"in","number":7}""");
        Assert.Contains("exit code 3", (await Assert.ThrowsAsync<TaskFailedException>(() => KindRunner.RunTask(handler, input))).Message, StringComparison.Ordinal);
        var once = Handler(new { command = new[] { "sh", "-c" }, inputs = "commandLine", anyExitCode = true });
        var outcome = ExecOutput.Read(await KindRunner.RunTask(once, input));
        Assert.Equal((3, "in", "{}\n"), (outcome.ExitCode, outcome.StdoutText, outcome.StderrText));
    }

    [Fact]
    public async Task A_command_that_takes_longer_than_its_time_is_killed_and_what_it_wrote_is_kept()
    {
        var handler = Handler(new { command = new[] { "sh", "-c" }, inputs = "commandLine", anyExitCode = true, timeout = "0.2" });
        var output = System.Text.Encoding.UTF8.GetString(await KindRunner.RunTask(handler, new TaskInput(0, """{"words":["echo begun; sleep 60"]}""")));
        Assert.Contains("begun", output, StringComparison.Ordinal);
        Assert.Contains("\"timedOut\":true", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("""{"words":[1]}""")]
    public async Task An_input_that_is_no_command_line_fails_its_task(string input)
    {
        var handler = Handler(new { command = new[] { "echo" }, inputs = "commandLine" });
        Assert.Contains("no command line", (await Assert.ThrowsAsync<TaskFailedException>(() => KindRunner.RunTask(handler, new TaskInput(0, input)))).Message, StringComparison.Ordinal);
    }

    private static ITaskHandler Handler(object parameters, ExecPolicy? policy = null)
    {
        var kind = new ExecKind(policy ?? ExecPolicy.Anything);
        return kind.CreateHandler(KindRunner.Parameters(kind, parameters));
    }

    private static async Task Refuses(string expected, object parameters, ExecPolicy policy, InputSource? inputs = null)
    {
        var kind = new ExecKind(policy);
        var request = new PlanRequest(KindRunner.Parameters(kind, parameters), inputs ?? Inputs);
        Assert.Contains(expected, (await Assert.ThrowsAsync<PlanException>(() => kind.PlanAsync(request, CancellationToken.None).AsTask())).Message, StringComparison.Ordinal);
    }

    private static Task<TaskFailedException> Fails(object parameters, ExecPolicy? policy = null) =>
        Assert.ThrowsAsync<TaskFailedException>(() => KindRunner.RunTask(Handler(parameters, policy), new TaskInput(0, "x")));
}
