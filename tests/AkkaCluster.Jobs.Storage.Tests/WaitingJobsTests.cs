namespace AkkaCluster.Jobs.Storage.Tests;

public class WaitingJobsTests
{
    public static TheoryData<string> Providers => TestStore.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_job_that_waits_for_a_time_is_queued_when_that_has_come(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        var time = TestStore.Now.AddHours(1);
        var admission = await store.AdmitAsync(leader, At(TestStore.RangeJob("later"), time));
        Assert.True(admission is { IsWaiting: true, Unfinished: null });
        Assert.Empty(await store.ReadActiveAsync(0, 10));
        Assert.Equal(new ReleaseOutlook(time, AwaitsEnds: false), await store.ReadOutlookAsync());
        Assert.Empty((await store.ReleaseAsync(leader, time.AddMilliseconds(-1), 10)).Queued);
        Assert.Equal("later", Assert.Single((await store.ReleaseAsync(leader, time, 10)).Queued).Id);
        Assert.Equal("later", Assert.Single(await store.ReadActiveAsync(0, 10)).Id);
        Assert.Equal((JobState.Queued, time), ((await store.FindAsync("later"))!.State, (await store.FindAsync("later"))!.Spec.NotBefore));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_time_that_has_passed_holds_no_job_up(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        Assert.NotNull((await store.AdmitAsync(leader, At(TestStore.RangeJob("now"), TestStore.Now))).Unfinished);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_job_begins_when_all_that_it_waits_for_have_ended_as_it_wants(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        foreach (var id in (string[])["a", "b", "c"])
            await store.AdmitAsync(leader, TestStore.RangeJob(id));
        await store.AdmitAsync(leader, After("waits", new JobDependency("a"), new JobDependency("b", EndCondition.Finished), new JobDependency("c", EndCondition.Failed)));
        Assert.Equal(new ReleaseOutlook(null, AwaitsEnds: true), await store.ReadOutlookAsync());
        foreach (var (id, end) in new[] { ("a", JobState.Succeeded), ("b", JobState.Failed), ("c", JobState.Failed) })
        {
            Assert.Empty((await ReleaseAllAsync(store, leader)).Queued);
            await FinishAsync(store, id, end);
        }

        var (queued, cancelled) = await ReleaseAllAsync(store, leader);
        Assert.Equal("waits", Assert.Single(queued));
        Assert.Empty(cancelled);
        Assert.Equal(new ReleaseOutlook(null, AwaitsEnds: false), await store.ReadOutlookAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_job_that_waits_in_vain_is_cancelled_and_with_it_those_behind(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("a"));
        await store.AdmitAsync(leader, After("b", new JobDependency("a")));
        await store.AdmitAsync(leader, After("c", new JobDependency("b")));
        await store.AdmitAsync(leader, After("cleanup", new JobDependency("c", EndCondition.Finished)));
        await FinishAsync(store, "a", JobState.Failed);
        var (queued, cancelled) = await ReleaseAllAsync(store, leader);
        Assert.Equal("cleanup", Assert.Single(queued));
        Assert.Equal(["b", "c"], cancelled);
        var ended = (await store.FindAsync("b"))!;
        Assert.Equal(JobState.Cancelled, ended.State);
        Assert.Contains("job a, which has ended otherwise", ended.Error, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_job_may_wait_for_one_that_has_ended_before(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("a"));
        await FinishAsync(store, "a", JobState.Succeeded);
        await store.AdmitAsync(leader, After("b", new JobDependency("a")));
        Assert.Equal(["b"], (await ReleaseAllAsync(store, leader)).Queued);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_job_that_there_is_not_cannot_be_waited_for(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        Assert.Equal("none", (await store.AdmitAsync(leader, After("b", new JobDependency("none")))).Missing);
        Assert.Null(await store.FindAsync("b"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Many_wait_for_one_and_begin_a_bounded_number_at_a_time(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("a"));
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => store.AdmitAsync(leader, After($"b-{i}", new JobDependency("a")))));
        await FinishAsync(store, "a", JobState.Succeeded);
        var first = (await store.ReleaseAsync(leader, TestStore.Now, 100)).Queued.Count;
        Assert.InRange(first, 1, 100);
        Assert.Equal(1000, first + (await ReleaseAllAsync(store, leader)).Queued.Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_waiting_job_is_cancelled_and_waited_for_no_more(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("a"));
        await store.AdmitAsync(leader, After("b", new JobDependency("a")));
        Assert.Equal(JobState.Waiting, await store.SetPausedAsync(leader, "b", true));
        Assert.Equal(JobState.Waiting, await store.CancelAsync(leader, "b", TestStore.Now));
        await FinishAsync(store, "a", JobState.Succeeded);
        Assert.Empty((await ReleaseAllAsync(store, leader)).Queued);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_job_that_is_waited_for_is_not_retired(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("a"));
        await store.AdmitAsync(leader, At(After("b", new JobDependency("a")), TestStore.Now.AddDays(30)));
        await FinishAsync(store, "a", JobState.Succeeded);
        await ReleaseAllAsync(store, leader);
        Assert.Equal(0, await store.RetireAsync(leader, TestStore.Now.AddDays(1), 10));
        await store.ReleaseAsync(leader, TestStore.Now.AddDays(30), 10);
        Assert.Equal(1, await store.RetireAsync(leader, TestStore.Now.AddDays(1), 10));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_leader_that_was_replaced_releases_nothing(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var old = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(old, At(TestStore.RangeJob("later"), TestStore.Now.AddHours(1)));
        await store.TakeLeadershipAsync("seed-2");
        await Assert.ThrowsAsync<StaleEpochException>(() => store.ReleaseAsync(old, TestStore.Now.AddHours(2), 10));
        Assert.Equal(JobState.Waiting, (await store.FindAsync("later"))!.State);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_job_that_wants_the_outputs_of_others_is_queued_once_it_has_them(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AdmitAsync(leader, TestStore.RangeJob("a"));
        var waits = After("b", new JobDependency("a"));
        var inputs = new JobInputs.Outputs(["a"], Gather: true);
        var number = (await store.AdmitAsync(leader, waits with { Spec = waits.Spec with { Inputs = inputs } })).Number;
        await FinishAsync(store, "a", JobState.Succeeded);
        await store.ReleaseAsync(leader, TestStore.Now, 10);
        var unresolved = Assert.Single((await store.ReleaseAsync(leader, TestStore.Now, 10)).Unresolved);
        Assert.Equal(("b", "a", true), (unresolved.Id, Assert.Single(((JobInputs.Outputs)unresolved.Spec.Inputs).Jobs), ((JobInputs.Outputs)unresolved.Spec.Inputs).Gather));
        await store.ResolveAsync(leader, number, new JobInputs.Inline(["x", "y"]));
        await store.ResolveAsync(leader, number, new JobInputs.Inline(["too late"]));
        Assert.Equal("b", Assert.Single((await store.ReleaseAsync(leader, TestStore.Now, 10)).Queued).Id);
        Assert.Equal(["x", "y"], ((JobInputs.Inline)(await store.FindAsync("b"))!.Spec.Inputs).Lines);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_job_that_cannot_have_its_inputs_has_failed_and_is_waited_for_no_more(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        var number = (await store.AdmitAsync(leader, At(TestStore.RangeJob("a"), TestStore.Now.AddHours(1)))).Number;
        await store.AdmitAsync(leader, After("b", new JobDependency("a", EndCondition.Failed)));
        await store.FailWaitingAsync(leader, number, new JobFinish(JobState.Failed, TestStore.Now, "Why."));
        Assert.Equal((JobState.Failed, "Why."), ((await store.FindAsync("a"))!.State, (await store.FindAsync("a"))!.Error));
        Assert.Equal(["b"], (await ReleaseAllAsync(store, leader)).Queued);
    }

    private static NewJob At(NewJob job, DateTimeOffset time) => job with { Spec = job.Spec with { NotBefore = time } };

    private static NewJob After(string id, params JobDependency[] after)
    {
        var job = TestStore.RangeJob(id);
        return job with { Spec = job.Spec with { After = after } };
    }

    private static async Task FinishAsync(IJobStore store, string id, JobState state)
    {
        var job = (await store.FindAsync(id))!;
        await store.FinishAsync(job.Number, job.Epoch, new JobFinish(state, TestStore.Now));
    }

    private static async Task<(List<string> Queued, List<string> Cancelled)> ReleaseAllAsync(IJobStore store, long leader)
    {
        var (queued, cancelled) = (new List<string>(), new List<string>());
        ReleasedJobs released;
        do
        {
            released = await store.ReleaseAsync(leader, TestStore.Now, 100);
            queued.AddRange(released.Queued.Select(job => job.Id));
            cancelled.AddRange(released.Cancelled);
        }
        while (released.HasMore);

        return (queued, cancelled);
    }
}
