using AkkaCluster.Contracts;
using AkkaCluster.Handlers.Exec;
using AkkaCluster.Handlers.Tests.Support;

namespace AkkaCluster.Handlers.Tests.Exec;

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
    public async Task Any_exit_code_is_recorded_where_the_job_says_so()
    {
        var kind = new ExecKind(ExecPolicy.Anything);
        var handler = kind.CreateHandler(KindRunner.Parameters(kind, new { command = new[] { "false" }, anyExitCode = true }));
        Assert.Equal(1, ExecOutput.Read(await KindRunner.RunTask(handler, new TaskInput(0, "x"))).ExitCode);
    }

    [Fact]
    public async Task A_worker_that_does_not_allow_the_command_refuses_it() =>
        Assert.Contains("off on this worker", (await Fails(new { command = new[] { "true" } }, ExecPolicy.Off)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_empty_command_is_refused_before_anything_runs()
    {
        var kind = new ExecKind(ExecPolicy.Anything);
        var parameters = KindRunner.Parameters(kind, new { command = new[] { " " } });
        await Assert.ThrowsAsync<PlanException>(() => kind.PlanAsync(new PlanRequest(parameters, Inputs), CancellationToken.None).AsTask());
    }

    private static Task<TaskFailedException> Fails(object parameters, ExecPolicy? policy = null)
    {
        var kind = new ExecKind(policy ?? ExecPolicy.Anything);
        var handler = kind.CreateHandler(KindRunner.Parameters(kind, parameters));
        return Assert.ThrowsAsync<TaskFailedException>(() => KindRunner.RunTask(handler, new TaskInput(0, "x")));
    }
}
