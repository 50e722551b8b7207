using AkkaCluster.Balancing.Server;
using AkkaCluster.Contracts;

namespace AkkaCluster.Balancing.Tests.Server;

public class HandlerCacheTests
{
    private readonly HandlerCache _cache = new(new JobKindRegistry([new CountedKind()]), end => Assert.True(end.IsCompletedSuccessfully), capacity: 1);

    [Fact]
    public void Like_requests_share_a_handler()
    {
        Assert.Same(Use(1), Use(1));
        Assert.NotSame(Use(1), Use(2));
    }

    [Fact]
    public void A_handler_that_makes_room_ends_only_after_the_tasks_that_run_in_it()
    {
        var (first, second) = (Use(1), Use(1));
        Use(2);
        _cache.Release(first);
        Assert.False(IsEnded(first));
        _cache.Release(second);
        Assert.True(IsEnded(first));
    }

    [Fact]
    public void A_handler_without_tasks_is_kept_for_the_next()
    {
        var handler = Use(1);
        _cache.Release(handler);
        Assert.False(IsEnded(handler));
        Use(2);
        Assert.True(IsEnded(handler));
    }

    private SharedHandler Use(int number) => _cache.Use("counted", $$"""{"number":{{number}}}""");

    private static bool IsEnded(SharedHandler handler) => ((CountedHandler)handler.Handler).Ended;

    private sealed class CountedKind : JobKind
    {
        public override string Name => "counted";

        public override string Description => "Makes a handler for each number.";

        public override ParameterSchema Parameters { get; } = new(new ParameterDefinition("number", ParameterType.Integer, "Any."));

        public override ITaskHandler CreateHandler(JobParameters parameters) => new CountedHandler();
    }

    private sealed class CountedHandler : ITaskHandler, IAsyncDisposable
    {
        public bool Ended { get; private set; }

        public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync()
        {
            Ended = true;
            return ValueTask.CompletedTask;
        }
    }
}
