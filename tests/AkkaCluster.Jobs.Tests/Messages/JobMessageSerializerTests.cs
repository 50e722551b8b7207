using Akka.Actor;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Logs;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Messages.Serialization;
using AkkaCluster.Jobs.Storage;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Tests.Messages;

public class JobMessageSerializerTests : IDisposable
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly JobSpec Spec = new()
    {
        Kind = "exec",
        Name = "nightly",
        Parameters = """{"a":1}""",
        Inputs = new JobInputs.Range(-5, 100, 7),
        Priority = 9,
        MaxAttempts = 2,
        TaskTimeLimit = TimeSpan.FromMilliseconds(1500),
        FailFast = true,
        Speculate = true,
        IdempotencyKey = "key",
        ContentHash = "hash",
        NotBefore = Now,
        After = [new JobDependency("i", EndCondition.Finished)],
        Queue = "web",
        Requires = "gpu=1",
        Files = "list",
        Labels = new Dictionary<string, string> { ["team"] = "red" },
    };

    private static readonly JobProgress Progress = new()
    {
        JobId = "j",
        State = JobState.Running,
        Paused = true,
        TaskCount = 10,
        Succeeded = 3,
        Failed = 1,
        Duplicates = 2,
        Retries = 4,
        Leased = 5,
        Round = 2,
        Home = "h:1",
        Error = "e",
        Waits = "busy",
        TaskTime = TimeSpan.FromMilliseconds(3),
        NotReady = new NotReady("no kind", Now),
        Workers = new Dictionary<string, long> { ["w:1"] = 3 },
    };

    private static readonly JobEnd End = new()
    {
        Number = 3,
        SubmittedAt = Now,
        StartedAt = Now.AddSeconds(1),
        FinishedAt = Now.AddSeconds(2),
        Worker = "w:1",
        Attempts = 2,
        Elapsed = TimeSpan.FromMilliseconds(7),
        Outputs = new PackedOutputs([1, 2], new byte[] { 1, 2, 3 }),
        Result = new JobResult("text/plain", new byte[] { 4 }),
    };

    private static readonly WorkerInfo Worker = new() { Address = "w:1", Standby = true, Draining = true, Slots = 4, MaxSlots = 8, BusySlots = 2, StuckSlots = 1, Executed = 7, CpuLoad = 0.5, MemoryLoad = 0.25, Holding = "memory", Kinds = ["a", "b"], Labels = new Dictionary<string, string> { ["zone"] = "b" }, Resources = new Dictionary<string, long> { ["gpu"] = 2 }, ResourcesInUse = new Dictionary<string, long> { ["gpu"] = 1 }, Running = [new RunningChunk(1, "j", "a", 7, 2, Now) { Share = 0.5, Note = "half" }] };

    private static readonly EndedChunk Chunk = new("w:1", 2, "j", "a", 5, 6, 1, 2, Now, Now.AddSeconds(1), Lost: true);

    private static readonly NodeVitals Vitals = new("s:1", "http://s:8080", 0.5, 1 << 20, Now);

    private readonly ActorSystem _system = ActorSystem.Create("serializer");

    private static IReadOnlyList<object> Samples { get; } =
    [
        new LeaderCommands.Submit("j", Spec, TimeSpan.FromSeconds(7), "akka.tcp://jobs@h:1/user/watcher", Trace),
        new LeaderCommands.Cancel("j"),
        new LeaderCommands.SetPaused("j", true),
        new LeaderCommands.Rerun("j", true, 3),
        new LeaderCommands.Delete("j"),
        new LeaderCommands.Watch("j"),
        new LeaderCommands.GetProgress(["j", "k"]),
        new LeaderCommands.GetOverview(),
        new LeaderCommands.GetEndedChunks(3, 7),
        new LeaderCommands.SetSlots("a:1", 3),
        new LeaderCommands.GetDemand(TimeSpan.FromSeconds(90)),
        new LeaderReplies.Demand(new ClusterDemand
        {
            Within = TimeSpan.FromSeconds(90),
            Slots = 1,
            AvailableSlots = 2,
            OpenTasks = 3,
            UnmeasuredTasks = 4,
            HeldTasks = 5,
            Kinds = [new KindDemand("a", 6, TimeSpan.FromMilliseconds(7), 0.5), new KindDemand("b", 8, null, 1)],
        }),
        new LeaderCommands.Drain("a:1"),
        new LeaderReplies.Admitted("j", true),
        new LeaderReplies.Refused(JobRefusal.Busy, "full", TimeSpan.FromSeconds(3), AskAgain: true),
        new LeaderReplies.Done(),
        new LeaderReplies.JobChanged(Progress),
        new LeaderReplies.Progress([Progress]),
        new LeaderReplies.Chunks(new EndedChunks(3, 7, [Chunk])),
        new LeaderReplies.NotActive("j"),
        new LeaderReplies.Overview("l:1", 3, [Worker], 1, 2, "full") { EndedJobs = 3, FailedJobs = 1, Nodes = [Vitals] },
        new JobCommands.Start(new JobRecord { Number = 5, Id = "j", Spec = Spec, Epoch = 1, Paused = true, SubmittedAt = Now }, Trace),
        new JobCommands.Start(new JobRecord { Number = 5, Id = "j", Spec = Spec, Epoch = 1, SubmittedAt = Now }, null, new TaskPace(null, TimeSpan.FromSeconds(1))),
        new JobCommands.SetLimit("j", new TaskPace(2, TimeSpan.Zero)),
        new JobCommands.SetLimit("j", null),
        new JobCommands.Wake("j"),
        new JobCommands.SetPaused("j", true),
        new JobCommands.Drop("j"),
        new JobEvents.Alive(Progress, true),
        new JobEvents.Alive(Progress, true, new TaskPace(0, TimeSpan.Zero)),
        new JobEvents.Ended(Progress with { End = End }),
        new JobEvents.Ended(Progress with { End = End with { Result = null } }),
        new LeaseMessages.Ask("j", "w", 1, 2, 3, true),
        new LeaseMessages.Granted("j", 2, Spec with { Inputs = new JobInputs.Inline(["a", "b\n"]), TaskTimeLimit = null, IdempotencyKey = null }, [new LeaseMessages.Grant(1, new TaskRun(5, 6), 2, Again: true)], Trace),
        new LeaseMessages.Granted("j", 2, Spec with { Inputs = new JobInputs.Outputs(["a", "b"], Gather: true) }, []),
        new LeaseMessages.Granted("j", 2, null, []),
        new LeaseMessages.Nothing("j", true),
        new LeaseMessages.Available("j", 4, "web", "gpu=1"),
        new LeaseMessages.Busy("j"),
        new LeaseMessages.Result
        {
            JobId = "j",
            Worker = "w",
            Epoch = 3,
            Lease = 4,
            Run = new TaskRun(5, 2),
            Attempt = 2,
            Outputs = new PackedOutputs([1, 2], new byte[] { 1, 2, 3 }),
            Failures =
            [
                new LeaseMessages.Failure(6, "bad", true, "   at x") { StartedAt = Now, Elapsed = TimeSpan.FromSeconds(3), Log = new TaskLog(2, new byte[] { 1 }, new byte[] { 2, 3 }) },
                new LeaseMessages.Failure(7, "bad too", false) { StartedAt = Now, Log = new TaskLog(null, default, default) },
            ],
            Files = new Dictionary<string, string> { ["a"] = "b" },
            Stored = new Dictionary<long, string> { [5] = "token" },
            Returned = [new ReturnedFile(6, new JobFile("out", "ab", 3, true))],
            StartedAt = Now,
            Elapsed = TimeSpan.FromMicroseconds(77),
            TraceParent = Trace,
        },
        new LeaseMessages.Recorded("j", new TaskRun(1, 2), Ended: true),
        new LeaseMessages.Revoke("j", [1, 2]),
        new LeaseMessages.GiveBack("j", "w", 2, [3], UnknownKind: true),
        new LeaseMessages.Held("j", "w", 2, [new LeaseMessages.Grant(1, new TaskRun(5, 6), 2)], true),
        new LeaseMessages.WhoHolds("j", 9),
        new LeaseMessages.Adopted("j", 2, [new LeaseMessages.Grant(1, new TaskRun(5, 6), 2)]),
        new NodeEvents.Alive(Vitals),
        new NodeEvents.Alive(Vitals with { Gateway = null }),
        new WorkerEvents.Alive(Worker) { Ended = [Chunk], LastEnded = 7 },
        new WorkerCommands.Offer(1, 2, [new WorkerCommands.OfferedJob("j", 5), new WorkerCommands.OfferedJob("k", 5, "web", "gpu=1")], true),
        new LogMessages.Lines([new NodeLine("s:1", 7, Now, LogLevel.Warning, "Category", "text", "trace", "j"), new NodeLine("s:1", 8, Now, LogLevel.Information, "Category", "text", null, null)]),
        new LogMessages.Find(new LogQuery { Limit = 3, Level = LogLevel.Warning, Node = "s", Job = "j", Text = "t", From = Now, Before = Now }),
        new WorkerCommands.Drain(),
        new WorkerCommands.SetSlots(3),
        new WorkerCommands.Introduce(),
    ];

    [Fact]
    public void Every_message_is_read_as_it_was_written()
    {
        var serializer = new JobMessageSerializer((ExtendedActorSystem)_system);
        foreach (var message in Samples)
        {
            var read = serializer.FromBinary(serializer.ToBinary(message), serializer.Manifest(message));
            Assert.Equivalent(message, read, strict: true);
        }
    }

    [Fact]
    public void Every_message_has_a_sample_and_a_manifest_of_its_own()
    {
        Assert.Equal(MessageCodecs.All.Select(codec => codec.Type).ToHashSet(), Samples.Select(sample => sample.GetType()).ToHashSet());
        Assert.Equal(MessageCodecs.All.Count, MessageCodecs.All.Select(codec => codec.Manifest).Distinct().Count());
        var messages = typeof(INodeMessage).Assembly.GetTypes().Where(type => type.IsClass && typeof(INodeMessage).IsAssignableFrom(type));
        Assert.Equal(messages.ToHashSet(), MessageCodecs.All.Select(codec => codec.Type).ToHashSet());
    }

    [Fact]
    public void An_unknown_manifest_is_refused_by_name()
    {
        var serializer = new JobMessageSerializer((ExtendedActorSystem)_system);

        var refused = Assert.Throws<System.Runtime.Serialization.SerializationException>(() => serializer.FromBinary([], "ZZ"));

        Assert.Contains("'ZZ'", refused.Message);
    }

    public void Dispose() => _system.Dispose();
}
