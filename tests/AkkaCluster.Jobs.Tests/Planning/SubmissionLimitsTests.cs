using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Tests.Support;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.Planning;

public sealed class SubmissionLimitsTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("akkacluster-plan-").FullName;
    private readonly JobDefaults _defaults = new() { MaxInputSize = 1000, MaxSpecSize = 100_000, InlineLimit = 200_000, MaxTasks = 1_000_000 };
    private readonly IJobStore _store;

    public SubmissionLimitsTests() => _store = JobStores.Create(new StoreOptions { Directory = _directory });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    public static TheoryData<JobSubmission, string> TooMuch => new()
    {
        { Echo() with { Labels = Enumerable.Range(0, 65).ToDictionary(i => $"l{i}", _ => "x") }, "65 labels" },
        { Echo() with { Labels = Label(new string('n', 101), "x") }, "name has 101 characters" },
        { Echo() with { Labels = Label("", "x") }, "name has 0 characters" },
        { Echo() with { Labels = Label("n", new string('v', 20_000_000)) }, "value of 20000000 characters" },
        { Echo() with { Labels = Label("n", null!) }, "value of null" },
        { Echo() with { Labels = Label("n", "a\0b") }, "a NUL among them" },
        { Echo() with { Labels = Label("n", "a\ud83d") }, "half of a surrogate pair" },
        { Echo() with { IdempotencyKey = new string('k', 201) }, "201 characters" },
        { Echo() with { IdempotencyKey = "\0" }, "a NUL among them" },
        { Echo() with { Parameters = "{\"a\":\"" + new string('x', 300_000) + "\"}" }, "parameters have" },
        { Echo() with { TaskTimeLimit = TimeSpan.FromTicks(1) }, "a millisecond at least" },
        { Echo() with { Inputs = new InputSource.Lines([new string('x', 1001)]) }, "more than 1000 bytes" },
        { Echo() with { Inputs = new InputSource.Lines([new string('é', 501)]) }, "more than 1000 bytes" },
        { Echo() with { Inputs = new InputSource.Lines([.. Enumerable.Repeat(new string('x', 999), 150)]) }, "fit into a message" },
        { Echo() with { Inputs = new InputSource.Files([]) }, "0 paths and globs" },
        { Echo() with { Inputs = new InputSource.Range(-9_000_000_000_000_000_000, 9_000_000_000_000_000_000) }, "at most 1000000" },
        { Echo() with { Inputs = new InputSource.Range(long.MinValue, long.MaxValue) }, "at most 1000000" },
        { Echo() with { Inputs = new InputSource.Range(5, 1) }, "not before its start" },
        { Echo() with { Inputs = new InputSource.Range(0, 1, 0) }, "at least 1" },
        { Echo() with { Inputs = new InputSource.Upload(Guid.NewGuid().ToString("N"), 1) }, "There is no upload" },
        { Echo() with { Inputs = new InputSource.Upload("x\0", 1) }, "There is no upload" },
        { Echo() with { Inputs = new InputSource.Upload(Guid.NewGuid().ToString("N"), -1) }, "There is no upload" },
        { Echo() with { Inputs = new InputSource.Upload(Guid.NewGuid().ToString("N"), long.MaxValue) }, "There is no upload" },
    };

    [Theory]
    [MemberData(nameof(TooMuch), DisableDiscoveryEnumeration = true)]
    public async Task What_is_too_much_is_refused_with_the_limit(JobSubmission submission, string expected)
    {
        await _store.OpenAsync();
        var refused = await Assert.ThrowsAsync<JobRefusedException>(() => PlanAsync(submission));
        Assert.Equal(JobRefusal.Invalid, refused.Reason);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_is_taken_only_with_its_own_count()
    {
        await _store.OpenAsync();
        var upload = Guid.CreateVersion7().ToString("N");
        await _store.AppendInputsAsync(upload, 0, ["a", "b", "c"]);
        Assert.Equal(3, (await PlanAsync(Echo() with { Inputs = new InputSource.Upload(upload, 3) })).Inputs.Count);
        foreach (var count in (long[])[1, 2, 4, 1000])
            await Assert.ThrowsAsync<JobRefusedException>(() => PlanAsync(Echo() with { Inputs = new InputSource.Upload(upload, count) }));
    }

    [Fact]
    public async Task The_steps_of_a_range_over_all_numbers_meet_without_gap()
    {
        const long step = 100_000_000_000_000_000;
        var range = Assert.IsType<JobInputs.Range>((await PlanAsync(Echo() with { Inputs = new InputSource.Range(long.MinValue, long.MaxValue, step) })).Inputs);
        var inputs = await Jobs.Worker.Execution.TaskInputs.ReadAsync(range, new TaskRun(0, (int)range.Count), _store, CancellationToken.None);
        var next = long.MinValue;
        for (var index = 0; index < range.Count; index++)
        {
            Assert.Equal(next, inputs[index].From);
            next = inputs[index].To;
            Assert.True(next > inputs[index].From);
        }
        Assert.Equal(long.MaxValue, next);
        var one = new JobInputs.Range(5, long.MaxValue, long.MaxValue);
        Assert.Equal(1, one.Count);
        Assert.Equal(long.MaxValue, (await Jobs.Worker.Execution.TaskInputs.ReadAsync(one, new TaskRun(0, 1), _store, CancellationToken.None))[0].To);
    }

    private Task<JobSpec> PlanAsync(JobSubmission submission) =>
        new JobPlanner(TestKinds.With(), new InputWriter(_store, _defaults), new FileList(_store, _defaults), _defaults).PlanAsync(submission, CancellationToken.None);

    private static JobSubmission Echo() => new() { Kind = "echo", Inputs = new InputSource.Lines(["a"]) };

    private static Dictionary<string, string> Label(string name, string value) => new() { [name] = value };
}
