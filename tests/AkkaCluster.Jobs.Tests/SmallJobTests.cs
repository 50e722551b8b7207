using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests;

/// <summary>What a job of one task costs that somebody waits for: each message between processes, and each use of the store, is a tenth of a millisecond or more.</summary>
public class SmallJobTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly JobSubmission OneTask = new() { Kind = "echo", Inputs = new InputSource.Lines(["hello"]) };

    [Fact]
    public async Task It_takes_three_messages_between_processes_two_writes_and_no_read()
    {
        await using var cluster = await LocalCluster.StartAsync();
        await cluster.LeadingAsync();
        await cluster.Service.SubmitAsync(OneTask, Patience);
        cluster.Store.Uses.Clear();
        cluster.Sent.Clear();

        var submitted = await cluster.Service.SubmitAsync(OneTask, Patience);

        Assert.Equal("hello", Encoding.UTF8.GetString(submitted.Tasks!.Single().Output.Span));
        Assert.Equal(["AdmitAsync", "RecordAsync"], cluster.Store.Uses);
        Assert.Equal([typeof(LeaderCommands.Submit), typeof(JobCommands.Start), typeof(JobEvents.Ended)], cluster.Sent.Where(message => message is not WorkerEvents.Alive).Select(message => message.GetType()));
    }

    [Theory]
    [InlineData("echo")]
    [InlineData("sum")]
    public async Task What_its_waiter_is_told_is_what_the_store_has(string kind)
    {
        await using var cluster = await LocalCluster.StartAsync();

        var submitted = await cluster.Service.SubmitAsync(new JobSubmission { Kind = kind, Inputs = new InputSource.Range(7, 8), TaskTimeLimit = TimeSpan.FromMilliseconds(1234.5), Labels = new Dictionary<string, string> { ["a"] = "b" } }, Patience);

        Assert.NotNull(submitted.Tasks);
        Assert.Equivalent(await cluster.Service.FindAsync(submitted.Id), submitted.Finished, strict: true);
        Assert.Equivalent(await cluster.TasksAsync(submitted.Id), submitted.Tasks, strict: true);
        Assert.Equivalent(await cluster.Service.ReadResultAsync(submitted.Id), submitted.Result, strict: true);
    }

    [Fact]
    public async Task Another_worker_gets_it_where_its_own_is_busy_without_waiting_for_the_next_report()
    {
        using var gate = new SemaphoreSlim(0);
        var kind = new TestKinds.Scripted(async (_, _, _) => await gate.WaitAsync(Patience, CancellationToken.None));
        var never = TimeSpan.FromMinutes(5);
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1, ReportInterval = never, Leader = new() { WakeAfter = never } }, kind);
        await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 2) });
        while ((await cluster.Service.OverviewAsync()).Workers.Sum(worker => worker.Running.Count(chunk => TimeProvider.System.GetUtcNow() - chunk.Since > TimeSpan.FromMilliseconds(100))) < 2)
            await Task.Yield();
        cluster.StartWorker("worker-2:1");

        var submitted = await cluster.Service.SubmitAsync(OneTask, Patience);

        Assert.Equal("worker-2:1", submitted.Tasks!.Single().Worker);
        gate.Release(2);
    }

    [Fact]
    public async Task It_is_answered_by_the_store_where_the_word_of_its_end_is_lost_with_the_leader()
    {
        using var gate = new SemaphoreSlim(0);
        var kind = new TestKinds.Scripted(async (_, _, _) => await gate.WaitAsync(Patience, CancellationToken.None));
        await using var cluster = await LocalCluster.StartAsync(null, kind);
        var waiting = cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1) }, Patience);
        while (!cluster.Sent.Any(message => message is JobEvents.Alive { Progress.Leased: 1 }))
            await Task.Yield();
        await cluster.KillLeaderAsync();
        gate.Release();
        while (!cluster.Sent.Any(message => message is JobEvents.Ended))
            await Task.Yield();

        cluster.StartLeader();

        Assert.Equal(Storage.JobState.Succeeded, (await waiting).Finished!.State);
    }
}
