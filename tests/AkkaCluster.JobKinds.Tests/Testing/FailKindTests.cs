using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Testing;
using AkkaCluster.JobKinds.Tests.Support;

namespace AkkaCluster.JobKinds.Tests.Testing;

public class FailKindTests
{
    [Fact]
    public async Task It_fails_as_often_as_told_and_then_answers_its_input()
    {
        var kind = new FailKind(allowExit: false);
        var handler = kind.CreateHandler(KindRunner.Parameters(kind, new { attempts = 2 }));
        await Assert.ThrowsAsync<TaskFailedException>(() => handler.ExecuteAsync(new TaskInput(0, "x"), new FakeTaskContext(attempt: 2), CancellationToken.None).AsTask());
        var third = new FakeTaskContext(attempt: 3);
        await handler.ExecuteAsync(new TaskInput(0, "x"), third, CancellationToken.None);
        Assert.Equal("x", third.Text);
    }

    [Fact]
    public async Task A_job_that_would_end_workers_is_refused_unless_the_node_allows_it()
    {
        var kind = new FailKind(allowExit: false);
        var parameters = KindRunner.Parameters(kind, new { exit = true });
        var source = new InputSource.Lines(["x"]);
        var refusal = await Assert.ThrowsAsync<PlanException>(() => KindRunner.Plan(kind, parameters, source));
        Assert.Contains("akkacluster.fail.allow-exit", refusal.Message, StringComparison.Ordinal);
        Assert.Single(await KindRunner.Plan(new FailKind(allowExit: true), parameters, source));
    }

    [Fact]
    public async Task A_worker_that_does_not_allow_it_fails_the_task_whoever_planned_the_job()
    {
        var kind = new FailKind(allowExit: false);
        var handler = kind.CreateHandler(KindRunner.Parameters(kind, new { exit = true }));
        var refusal = await Assert.ThrowsAsync<TaskFailedException>(() => KindRunner.RunTask(handler, new TaskInput(0, "x")));
        Assert.Contains("akkacluster.fail.allow-exit", refusal.Message, StringComparison.Ordinal);
    }
}
