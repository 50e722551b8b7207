using System.Text;
using System.Text.Json.Nodes;
using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Node.Pbm;
using AkkaCluster.Jobs;
using AkkaCluster.Jobs.Storage;
using NSubstitute;
using AkkaCluster.Pbm;

namespace AkkaCluster.Node.Tests.Pbm;

public sealed class JobCommandsTests : IAsyncLifetime
{
    private static readonly JobRecord Job = new()
    {
        Number = 7,
        Id = "j7",
        Spec = new JobSpec { Kind = "primes", Inputs = new JobInputs.Range(0, 100, 1) },
        State = JobState.Running,
        Succeeded = 40,
        Failed = 2,
        Retries = 3,
        Duplicates = 1,
        SubmittedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };

    private readonly ActorSystem _system = ActorSystem.Create("pbm", ConfigurationFactory.ParseString("akka.stdout-loglevel = OFF, akka.loglevel = OFF"));
    private readonly IJobService _jobs = Substitute.For<IJobService>();
    private readonly IActorRef _handler;

    public JobCommandsTests()
    {
        _handler = _system.ActorOf(JobCommandDefinitions.Palette(_jobs).Handler);
        _jobs.FindAsync("j7", Arg.Any<CancellationToken>()).Returns(Job);
        _jobs.WatchAsync("j7", Arg.Any<CancellationToken>()).Returns(Stream(new JobProgress
        {
            JobId = "j7", State = JobState.Running, Leased = 5, Home = "akka.tcp://a@b:1", Workers = new Dictionary<string, long> { ["akka.tcp://w@b:2"] = 42 },
        }));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _system.Terminate();

    [Fact]
    public async Task Jobs_are_listed_by_state_and_kind()
    {
        _jobs.ListAsync(Arg.Is<JobQuery>(q => q.States.SequenceEqual(new[] { JobState.Running, JobState.Queued }) && q.Kind == "primes" && q.Limit == 2), Arg.Any<CancellationToken>())
            .Returns([Job, Job with { Id = "j6", Paused = true }]);
        Assert.Equal(
            "j7 | primes | running | 42/100 | 2 | 2026-01-02 03:04:05Z\nj6 | primes | running (paused) | 42/100 | 2 | 2026-01-02 03:04:05Z\nCount: 2 jobs",
            await RunAsync("list", "-s", "running", "-s", "QUEUED", "-k", "primes", "-n", "2"));
    }

    [Fact]
    public async Task A_job_is_shown_with_its_progress()
    {
        var text = await RunAsync("show", "-i", "j7");
        Assert.Contains("tasks      42 of 100 done, 2 failed, 5 under way", text, StringComparison.Ordinal);
        Assert.Contains("repeated   3 retries, 1 duplicates discarded", text, StringComparison.Ordinal);
        Assert.Contains("worker     akka.tcp://w@b:2 42 tasks", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_are_listed_from_an_index_on()
    {
        _jobs.ReadTasksAsync("j7", 10, null, Arg.Any<CancellationToken>()).Returns(Stream(
            new TaskView(10, false, 1, "akka.tcp://w@b:2", Encoding.UTF8.GetBytes("two\nlines")), new TaskView(11, true, 3, null, Encoding.UTF8.GetBytes(new string('x', 500))), new TaskView(12, false, 1, null, default)));
        Assert.Equal($"10 | ok | 1 | akka.tcp://w@b:2 | two lines\n11 | failed | 3 |  | {new string('x', 80)}...\nCount: 2 tasks", await RunAsync("tasks", "-i", "j7", "-f", "10", "-n", "2"));
    }

    [Fact]
    public async Task Jobs_and_tasks_may_be_json_like_that_of_the_HTTP_API()
    {
        _jobs.ListAsync(Arg.Any<JobQuery>(), Arg.Any<CancellationToken>()).Returns([Job]);
        var job = Assert.Single((await JsonAsync("list")).AsArray())!;
        Assert.Equal(
            ("j7", "primes", "running", 100, 40, 2, "2026-01-02T03:04:05+00:00"),
            (job["id"]!.GetValue<string>(), job["kind"]!.GetValue<string>(), job["state"]!.GetValue<string>(), job["taskCount"]!.GetValue<long>(),
                job["succeeded"]!.GetValue<long>(), job["failed"]!.GetValue<long>(), job["submittedAt"]!.GetValue<string>()));
        var shown = await JsonAsync("show", "-i", "j7");
        Assert.Equal(("j7", 5, 42), (shown["id"]!.GetValue<string>(), shown["progress"]!["leased"]!.GetValue<long>(), shown["progress"]!["workers"]!["akka.tcp://w@b:2"]!.GetValue<long>()));
        _jobs.ReadTasksAsync("j7", 0, null, Arg.Any<CancellationToken>()).Returns(Stream(
            new TaskView(0, false, 1, "akka.tcp://w@b:2", Encoding.UTF8.GetBytes("two\nlines")), new TaskView(1, true, 3, null, new byte[] { 0xff })));
        Assert.Equal(
            """[{"index":0,"failed":false,"attempts":1,"worker":"akka.tcp://w@b:2","output":"two\nlines"},{"index":1,"failed":true,"attempts":3,"worker":null,"outputBase64":"/w=="}]""",
            (await JsonAsync("tasks", "-i", "j7")).ToJsonString());
    }

    [Theory]
    [InlineData("cancel", "j7 is cancelled.", """{"id":"j7","cancelled":true}""")]
    [InlineData("pause", "j7 is paused.", """{"id":"j7","paused":true}""")]
    [InlineData("resume", "j7 goes on.", """{"id":"j7","paused":false}""")]
    public async Task A_job_is_told(string command, string answer, string json)
    {
        Assert.Equal(answer, await RunAsync(command, "-i", "j7"));
        var told = Assert.Single(_jobs.ReceivedCalls());
        Assert.Equal(command + "Async", told.GetMethodInfo().Name, ignoreCase: true);
        Assert.Equal(json, (await JsonAsync(command, "-i", "j7")).ToJsonString());
    }

    [Fact]
    public async Task A_worker_is_drained_by_its_address_or_as_this_node()
    {
        _jobs.OverviewAsync(Arg.Any<CancellationToken>()).Returns(new ClusterOverview("akkacluster", "akka.tcp://self@b:1", "akka.tcp://lead@b:1", 3, [],
            [new WorkerInfo { Address = "a", Slots = 4, BusySlots = 1 }, new WorkerInfo { Address = "b", Slots = 2, BusySlots = 2 }], 5, 6));
        await RunAsync("drain", "-a", "akka.tcp://w@b:2");
        await _jobs.Received().DrainAsync("akka.tcp://w@b:2", Arg.Any<CancellationToken>());
        await RunAsync("drain");
        await _jobs.Received().DrainAsync("akka.tcp://self@b:1", Arg.Any<CancellationToken>());
        Assert.Equal("leader   akka.tcp://lead@b:1\nepoch    3\njobs     6 active, 5 queued\nworkers  2, 3 of 6 slots busy, 0 stuck", await RunAsync("leader"));
        Assert.Equal("""{"address":"akka.tcp://self@b:1","draining":true}""", (await JsonAsync("drain")).ToJsonString());
        Assert.Equal(
            """{"address":"akka.tcp://lead@b:1","epoch":3,"activeJobs":6,"queuedJobs":5,"workers":2,"slots":6,"busySlots":3,"stuckSlots":0,"storeTrouble":null}""", (await JsonAsync("leader")).ToJsonString());
    }

    [Fact]
    public async Task A_worker_is_given_slots_by_its_address_or_as_this_node()
    {
        _jobs.OverviewAsync(Arg.Any<CancellationToken>()).Returns(new ClusterOverview("akkacluster", "akka.tcp://self@b:1", null, 3, [], [], 0, 0));
        Assert.Equal("akka.tcp://w@b:2 has 3 slots.", await RunAsync("slots", "-c", "3", "-a", "akka.tcp://w@b:2"));
        await _jobs.Received().SetSlotsAsync("akka.tcp://w@b:2", 3, Arg.Any<CancellationToken>());
        Assert.Equal("""{"address":"akka.tcp://self@b:1","slots":1}""", (await JsonAsync("slots", "-c", "1")).ToJsonString());
        await _jobs.Received().SetSlotsAsync("akka.tcp://self@b:1", 1, Arg.Any<CancellationToken>());
        Assert.Contains("count is 'many'", await FailAsync("slots", "-c", "many"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_an_error_in_its_own_words()
    {
        _jobs.CancelAsync("j8", Arg.Any<CancellationToken>()).Returns(Task.FromException(new JobRefusedException(JobRefusal.Conflict, "j8 has ended.")));
        Assert.Equal("j8 has ended.", await FailAsync("cancel", "-i", "j8"));
        Assert.Equal("There is no job j9.", await FailAsync("show", "-i", "j9"));
        Assert.Contains("There is no state 'sleeping'", await FailAsync("list", "-s", "sleeping"), StringComparison.Ordinal);
        Assert.Contains("There is no state 'queued,running'", await FailAsync("list", "-s", "queued,running"), StringComparison.Ordinal);
        Assert.Contains("limit is '0'", await FailAsync("list", "-n", "0"), StringComparison.Ordinal);
        Assert.Contains("from is 'x'", await FailAsync("tasks", "-i", "j7", "-f", "x"), StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(string command, params string[] words)
    {
        var answer = await AskAsync(command, words);
        Assert.IsNotType<ErroredCommandResponse>(answer);
        return answer.Text;
    }

    private async Task<JsonNode> JsonAsync(string command, params string[] words) => JsonNode.Parse(await RunAsync(command, [.. words, "--format", "json"]))!;

    private async Task<string> FailAsync(string command, params string[] words) => Assert.IsType<ErroredCommandResponse>(await AskAsync(command, words)).Text;

    private Task<CommandResponse> AskAsync(string command, string[] words) => _handler.Ask<CommandResponse>(
        new Command("jobs", command, [.. words.Chunk(2).Select(pair => (pair[0], pair[1]))]), TimeSpan.FromSeconds(20));

    private static async IAsyncEnumerable<T> Stream<T>(params T[] items)
    {
        await Task.Yield();
        foreach (var item in items) yield return item;
    }
}
