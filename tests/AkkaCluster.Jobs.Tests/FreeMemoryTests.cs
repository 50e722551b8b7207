using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests;

/// <summary>Jobs that want some memory to be free on the workers that start their tasks.</summary>
public class FreeMemoryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task While_less_is_free_no_task_starts_and_with_less_than_half_the_youngest_is_put_back()
    {
        var free = 150L;
        var kind = new Hungry();
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1, FreeMemory = () => Volatile.Read(ref free) }, kind);
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "hungry", Inputs = new InputSource.Range(0, 3), MaxAttempts = 1 })).Id;
        await kind.Started.WaitAsync(Patience);
        await kind.Started.WaitAsync(Patience);

        Volatile.Write(ref free, 40);
        Assert.Equal(1, await kind.Ended.Reader.ReadAsync().AsTask().WaitAsync(Patience));

        // Enough that the other goes on, too little to start one.
        Volatile.Write(ref free, 60);
        kind.Goes.Release();
        Assert.True(SpinWait.SpinUntil(() => cluster.Service.FindAsync(id).GetAwaiter().GetResult()!.Succeeded == 1, Patience));
        Assert.Equal(0, kind.Started.CurrentCount);

        Volatile.Write(ref free, 100);
        kind.Goes.Release(2);
        var job = await cluster.Service.WaitAsync(id, Patience);
        Assert.Equal((JobState.Succeeded, 3L, 0L), (job!.State, job.Succeeded, job.Retries));
    }

    [Fact]
    public async Task A_worker_without_enough_leaves_the_job_alone()
    {
        var kind = new Hungry();
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1, FreeMemory = () => 99 }, kind);
        await cluster.Service.SubmitAsync(new JobSubmission { Kind = "hungry", Inputs = new InputSource.Range(0, 3) });
        var other = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Range(0, 100) }, Patience)).Finished!;
        Assert.Equal(JobState.Succeeded, other.State);
        Assert.Equal(0, kind.Started.CurrentCount);
    }

    /// <summary>Wants 100 bytes to be free; its tasks end when they may.</summary>
    private sealed class Hungry : JobKind
    {
        public SemaphoreSlim Started { get; } = new(0);

        public SemaphoreSlim Goes { get; } = new(0);

        public System.Threading.Channels.Channel<long> Ended { get; } = System.Threading.Channels.Channel.CreateUnbounded<long>();

        public override string Name => "hungry";

        public override string Description => "Wants memory.";

        public override TaskPace Pace(JobParameters parameters) => new(null, TimeSpan.Zero);

        public override long? LeastFreeMemory(JobParameters parameters) => 100;

        public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(this);

        private sealed class Handler(Hungry kind) : ITaskHandler
        {
            public async ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
            {
                kind.Started.Release();
                try
                {
                    await kind.Goes.WaitAsync(cancellation);
                }
                catch (OperationCanceledException)
                {
                    kind.Ended.Writer.TryWrite(input.From);
                    throw;
                }
            }
        }
    }
}
