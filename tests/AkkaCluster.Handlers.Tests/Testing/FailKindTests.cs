using AkkaCluster.Contracts;
using AkkaCluster.Handlers.Testing;
using AkkaCluster.Handlers.Tests.Support;

namespace AkkaCluster.Handlers.Tests.Testing;

public class FailKindTests
{
    [Fact]
    public async Task It_fails_as_often_as_told_and_then_answers_its_input()
    {
        var kind = new FailKind();
        var handler = kind.CreateHandler(KindRunner.Parameters(kind, new { attempts = 2 }));
        await Assert.ThrowsAsync<TaskFailedException>(() => handler.ExecuteAsync(new TaskInput(0, "x"), new FakeTaskContext(attempt: 2), CancellationToken.None).AsTask());
        var third = new FakeTaskContext(attempt: 3);
        await handler.ExecuteAsync(new TaskInput(0, "x"), third, CancellationToken.None);
        Assert.Equal("x", third.Text);
    }
}
