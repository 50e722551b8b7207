using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests;

/// <summary>How many slots the leader says would do what is queued.</summary>
public class DemandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task The_leader_learns_from_a_job_how_long_the_tasks_of_the_next_take()
    {
        var hold = Task.CompletedTask;
        var kind = new TestKinds.Scripted((_, _, cancellation) => new ValueTask(hold.WaitAsync(cancellation)));
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1 }, kind);
        Assert.Equal((60, 0, 0L), await cluster.Service.DemandAsync() is { } none ? (none.Within.TotalSeconds, none.Slots, none.OpenTasks) : default);
        await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 10) }, Patience);

        hold = _open.Task;
        var id = (await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 1000) })).Id;
        var demand = await cluster.Service.DemandAsync(TimeSpan.FromDays(1));
        Assert.Equal((1, 1000L, 0L), (demand.Slots, demand.OpenTasks, demand.UnmeasuredTasks));
        Assert.NotNull(Assert.Single(demand.Kinds).TaskTime);

        await cluster.Service.PauseAsync(id);
        Assert.Equal((0, 1000L), await cluster.Service.DemandAsync(TimeSpan.FromHours(1)) is { } paused ? (paused.Slots, paused.HeldTasks) : default);
        _open.SetResult();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.999)]
    [InlineData(86401)]
    public async Task A_time_beyond_a_second_to_a_day_is_refused(double seconds)
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Workers = 1 });
        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => cluster.Service.DemandAsync(TimeSpan.FromSeconds(seconds)));
        Assert.Equal((JobRefusal.Invalid, true), (refused.Reason, refused.Message.Contains("a second to a day", StringComparison.Ordinal)));
    }
}
