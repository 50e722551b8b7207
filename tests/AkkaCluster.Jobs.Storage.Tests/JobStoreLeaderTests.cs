namespace AkkaCluster.Jobs.Storage.Tests;

public class JobStoreLeaderTests
{
    public static TheoryData<string> Providers => TestStore.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_store_knows_its_last_leader(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        Assert.Equal(new Leadership(0, ""), await store.ReadLeadershipAsync());
        await store.TakeLeadershipAsync("seed-1");
        var epoch = await store.TakeLeadershipAsync("seed-2");
        Assert.Equal(new Leadership(epoch, "seed-2"), await store.ReadLeadershipAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_admitted_job_is_found_as_it_was_submitted(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        var spec = new JobSpec
        {
            Kind = "exec",
            Parameters = """{"command":"echo {}"}""",
            Inputs = new JobInputs.Inline(["plain", "two\nlines", @"back\slash", "", "ümläut"]),
            Priority = 7,
            MaxAttempts = 4,
            TaskTimeLimit = TimeSpan.FromSeconds(1.5),
            FailFast = true,
            IdempotencyKey = "key",
            Queue = "web",
            Requires = "gpu=1,zone=b",
            Labels = new Dictionary<string, string> { ["team"] = "red_1" },
        };

        var admission = await store.AdmitAsync(leader, new NewJob("job-a", spec, TestStore.Now));
        var found = await store.FindAsync("job-a");

        Assert.NotNull(found);
        Assert.False(admission.Existed);
        Assert.Equal(admission.Number, found.Number);
        Assert.Equal(((JobInputs.Inline)spec.Inputs).Lines, ((JobInputs.Inline)found.Spec.Inputs).Lines);
        Assert.Equal(spec with { Inputs = found.Spec.Inputs, Labels = found.Spec.Labels }, found.Spec);
        Assert.Equal("red_1", found.Spec.Labels["team"]);
        Assert.Equal((JobState.Queued, 1L, TestStore.Now), (found.State, found.Epoch, found.SubmittedAt));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_new_leader_reads_what_jobs_are_placed_by(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        var spec = new JobSpec { Kind = "exec", Inputs = new JobInputs.Range(0, 3, 1), Queue = "web", Requires = "gpu=1", Labels = new Dictionary<string, string> { ["tenant"] = "t7" } };
        var admitted = await store.AdmitAsync(leader, new NewJob("job-a", spec, TestStore.Now));

        var read = Assert.Single(await store.ReadActiveAsync(0, 10));

        Assert.Equal(("web", "gpu=1", """{"tenant":"t7"}"""), (read.Queue, read.Requires, read.Labels));
        Assert.Equal(admitted.Unfinished, read);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_idempotency_key_is_the_same_job(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");

        var first = await store.AdmitAsync(leader, TestStore.RangeJob("job-a", key: "same"));
        var again = await store.AdmitAsync(leader, TestStore.RangeJob("job-b", key: "same"));
        var other = await store.AdmitAsync(leader, TestStore.RangeJob("job-c"));

        Assert.Equal(new Admission(first.Number, "job-a", Existed: true) { Unfinished = first.Unfinished }, again);
        Assert.Equal("job-c", other.Id);
        Assert.Null(await store.FindAsync("job-b"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_key_that_stands_for_other_content_is_told(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        NewJob Job(string id, string hash) => TestStore.RangeJob(id, key: "same") with { Spec = TestStore.RangeJob(id, key: "same").Spec with { ContentHash = hash } };

        await store.AdmitAsync(leader, Job("job-a", "one"));

        Assert.False((await store.AdmitAsync(leader, Job("job-b", "one"))).IsOther);
        Assert.True((await store.AdmitAsync(leader, Job("job-c", "two"))).IsOther);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_job_whose_submitter_has_gone_is_not_admitted(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AdmitAsync(leader, TestStore.RangeJob("job-a"), TimeSpan.FromSeconds(-1)));

        Assert.Null(await store.FindAsync("job-a"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Many_old_jobs_go_in_few_transactions_and_a_large_one_in_slices(string provider)
    {
        await using var test = new TestStore(provider);
        var store = (Sql.SqlJobStore)await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await Task.WhenAll(Enumerable.Range(0, 3000).Select(i => store.AdmitAsync(leader, TestStore.RangeJob($"job-{i}"))));
        await Task.WhenAll(Enumerable.Range(0, 3000).Select(i => store.CancelAsync(leader, $"job-{i}", TestStore.Now.AddSeconds(i))));
        var large = await store.AdmitAsync(leader, TestStore.RangeJob("large", 50_000));
        await store.RecordAsync(TestStore.Chunk(large.Number, 0, 50_000));
        await store.CancelAsync(leader, "large", TestStore.Now.AddDays(-1));
        var commits = store.Commits;

        var retired = 0;
        while (await store.RetireAsync(leader, TestStore.Now.AddDays(1), 1000) is > 0 and var some)
            retired += some;

        Assert.Equal(3001, retired);
        Assert.InRange(store.Commits - commits, 6, 12);
        Assert.Equal((0L, 0L), (await store.CountAsync("jobs"), await store.CountAsync("tasks")));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_leader_that_was_replaced_can_write_nothing(string provider)
    {
        await using var test = new TestStore(provider);
        var old = await test.OpenAsync();
        var next = await test.OpenAsync();
        var oldEpoch = await old.TakeLeadershipAsync("seed-1");
        await old.AdmitAsync(oldEpoch, TestStore.RangeJob("job-a"));

        var newEpoch = await next.TakeLeadershipAsync("seed-2");

        Assert.Equal(oldEpoch + 1, newEpoch);
        await Assert.ThrowsAsync<StaleEpochException>(() => old.AdmitAsync(oldEpoch, TestStore.RangeJob("job-b")));
        await Assert.ThrowsAsync<StaleEpochException>(() => old.CancelAsync(oldEpoch, "job-a", TestStore.Now));
        await Assert.ThrowsAsync<StaleEpochException>(() => old.SetPausedAsync(oldEpoch, "job-a", true));
        await Assert.ThrowsAsync<StaleEpochException>(() => old.RetireAsync(oldEpoch, TestStore.Now, 10));
        Assert.Null(await next.FindAsync("job-b"));
        Assert.Equal(JobState.Queued, (await next.FindAsync("job-a"))!.State);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_cancelled_job_is_final_and_its_actor_is_fenced(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        var job = await store.AdmitAsync(leader, TestStore.RangeJob("job-a"));

        Assert.Equal(JobState.Queued, await store.CancelAsync(leader, "job-a", TestStore.Now));
        Assert.Equal(JobState.Cancelled, await store.CancelAsync(leader, "job-a", TestStore.Now.AddDays(1)));
        Assert.Null(await store.CancelAsync(leader, "no-such-job", TestStore.Now));
        await Assert.ThrowsAsync<StaleEpochException>(() => store.RecordAsync(TestStore.Chunk(job.Number, 0, 10)));

        var found = await store.FindAsync("job-a");
        Assert.Equal((JobState.Cancelled, TestStore.Now, 0L), (found!.State, found.FinishedAt!.Value, found.Succeeded));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Unfinished_jobs_are_read_in_order_of_admission_and_page_by_page(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        foreach (var id in (string[])["a", "b", "c", "d"])
            await store.AdmitAsync(leader, TestStore.RangeJob(id));
        await store.CancelAsync(leader, "b", TestStore.Now);
        await store.SetPausedAsync(leader, "c", true);

        var page = await store.ReadActiveAsync(0, 2);
        var rest = await store.ReadActiveAsync(page[^1].Number, 2);

        Assert.Equal(["a", "c"], page.Select(job => job.Id));
        Assert.Equal(["d"], rest.Select(job => job.Id));
        Assert.True(page[1].Paused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Jobs_are_listed_by_state_kind_and_label_newest_first(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        for (var i = 0; i < 6; i++)
        {
            var job = TestStore.RangeJob($"job-{i}");
            var spec = job.Spec with { Kind = i % 2 == 0 ? "even" : "odd", Labels = new Dictionary<string, string> { ["n_%"] = $"{i / 2}" } };
            await store.AdmitAsync(leader, job with { Spec = spec });
        }

        await store.CancelAsync(leader, "job-4", TestStore.Now);

        Assert.Equal(["job-5", "job-4"], Ids(await store.ListAsync(new JobQuery { Limit = 2 })));
        Assert.Equal(["job-4"], Ids(await store.ListAsync(new JobQuery { States = [JobState.Cancelled, JobState.Failed] })));
        Assert.Equal(["job-4", "job-2", "job-0"], Ids(await store.ListAsync(new JobQuery { Kind = "even" })));
        Assert.Equal(["job-3", "job-2"], Ids(await store.ListAsync(new JobQuery { LabelName = "n_%", LabelValue = "1" })));
        Assert.Empty(await store.ListAsync(new JobQuery { LabelName = "nx%" }));
        Assert.Equal(["job-2"], Ids(await store.ListAsync(new JobQuery { Kind = "even", LabelName = "n_%", LabelValue = "1" })));
        Assert.Equal(["job-5", "job-4"], Ids(await store.ListAsync(new JobQuery { LabelName = "n_%", Limit = 2 })));
        Assert.Equal(["job-4"], Ids(await store.ListAsync(new JobQuery { LabelName = "n_%", States = [JobState.Cancelled] })));
        var page = await store.ListAsync(new JobQuery { Limit = 4 });
        Assert.Equal(["job-1", "job-0"], Ids(await store.ListAsync(new JobQuery { Before = page[^1].Number })));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_longest_labels_are_told_apart_and_go_with_their_job(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        // Nothing in it comes twice, and each letter takes three bytes: what no page of an index could hold.
        var name = string.Concat(Enumerable.Range(0, 100).Select(i => (char)(0x4E00 + i)));
        var value = string.Concat(Enumerable.Range(0, 999).Select(i => (char)(0x5000 + i)));
        foreach (var end in "ab")
        {
            var job = TestStore.RangeJob($"job-{end}");
            await store.AdmitAsync(leader, job with { Spec = job.Spec with { Labels = new Dictionary<string, string> { [name] = value + end, ["\"quoted\""] = "" } } });
        }

        Assert.Equal(["job-b"], Ids(await store.ListAsync(new JobQuery { LabelName = name, LabelValue = value + "b" })));
        Assert.Equal(["job-b", "job-a"], Ids(await store.ListAsync(new JobQuery { LabelName = "\"quoted\"", LabelValue = "" })));

        await store.CancelAsync(leader, "job-b", TestStore.Now);
        await store.RetireAsync(leader, TestStore.Now.AddDays(1), 100);

        Assert.Equal(["job-a"], Ids(await store.ListAsync(new JobQuery { LabelName = name })));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Old_jobs_are_retired_with_all_that_belongs_to_them(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        await store.AppendInputsAsync("taken", 0, ["a", "b"]);
        var spec = new JobSpec { Kind = "noop", Inputs = new JobInputs.Stored("taken", 2) };
        var old = await store.AdmitAsync(leader, new NewJob("old", spec, TestStore.Now));
        await store.RecordAsync(TestStore.Chunk(old.Number, 0, 2) with { Finish = new JobFinish(JobState.Succeeded, TestStore.Now, Result: new JobResult("text/plain", "x"u8.ToArray())) });
        await store.AdmitAsync(leader, TestStore.RangeJob("new"));
        await store.CancelAsync(leader, "new", TestStore.Now.AddDays(2));
        await store.AdmitAsync(leader, TestStore.RangeJob("open"));

        Assert.Equal(1, await store.RetireAsync(leader, TestStore.Now.AddDays(1), 100));

        Assert.Null(await store.FindAsync("old"));
        Assert.Empty(await store.ReadTasksAsync(old.Number, 0, 10));
        Assert.Null(await store.ReadResultAsync(old.Number));
        await Assert.ThrowsAsync<StoreCorruptException>(() => store.ReadInputsAsync("taken", 0, 2));
        Assert.NotNull(await store.FindAsync("new"));
        Assert.NotNull(await store.FindAsync("open"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Jobs_are_found_by_the_beginning_of_their_ids_and_by_their_names(string provider)
    {
        await using var test = new TestStore(provider);
        var store = await test.OpenAsync();
        var leader = await store.TakeLeadershipAsync("seed-1");
        foreach (var id in (string[])["01a7zz", "01a8zz", "01b0zz", "01A7zz"])
            await store.AdmitAsync(leader, new NewJob(id, new JobSpec { Kind = "noop", Inputs = new JobInputs.Range(0, 1, 1), IdempotencyKey = id, Name = id[..3] }, TestStore.Now));

        Assert.Equal(["01a7zz", "01a8zz"], (await store.FindAlikeAsync("01a", 10)).Select(job => job.Id));
        Assert.Equal(["01a7zz"], (await store.FindAlikeAsync("01a", 1)).Select(job => job.Id));
        Assert.Equal(["01b0zz"], (await store.FindAlikeAsync("01b0zz", 10)).Select(job => job.Id));
        Assert.Empty(await store.FindAlikeAsync("%", 10));
        Assert.Equal(["01a8zz", "01a7zz"], Ids(await store.ListAsync(new JobQuery { Name = "01a" })));
        Assert.Equal("01b", (await store.FindAsync("01b0zz"))!.Spec.Name);
    }

    private static IEnumerable<string> Ids(IEnumerable<JobRecord> jobs) => jobs.Select(job => job.Id);
}
