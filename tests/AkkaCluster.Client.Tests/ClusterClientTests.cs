using System.Net;
using AkkaCluster.Client.Model;
using AkkaCluster.Jobs.Http.Tests.Support;
using AkkaCluster.Jobs;
using JobState = AkkaCluster.Client.Model.JobState;

namespace AkkaCluster.Client.Tests;

public class ClusterClientTests
{
    [Fact]
    public async Task A_job_is_submitted_waited_for_and_read()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = Client(gateway.Address);
        var submitted = await client.SubmitAsync(Echo("a", "b"), TimeSpan.FromSeconds(5));
        Assert.Equal((JobState.Succeeded, 2), (submitted.Finished!.State, submitted.Finished.Succeeded));
        Assert.Equal(["a", "b"], submitted.Outputs);
        Assert.Equal("a\nb\n", (await client.GetResultAsync(submitted.Id)).Text);
        Assert.Equal(submitted.Id, Assert.Single(await client.ListAsync()).Id);
        Assert.Equal(submitted.Id, (await client.WaitAsync(submitted.Id, TimeSpan.FromSeconds(1))).Id);
    }

    [Fact]
    public async Task Lines_are_streamed()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = Client(gateway.Address);
        var submitted = await client.SubmitLinesAsync(new JobRequest { Kind = "echo" }, Numbers(100_000));
        Assert.Equal(100_000, gateway.Jobs.InputsOf(submitted.Id).Count);
    }

    [Fact]
    public async Task A_gateway_that_is_gone_is_passed_over()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = Client(new Uri("http://127.0.0.1:1"), gateway.Address);
        Assert.NotNull((await client.SubmitAsync(Echo("a"))).Id);
    }

    [Fact]
    public async Task A_submission_that_is_repeated_stays_one_job()
    {
        var jobs = new FakeJobService();
        await using var gateway = await TestGateway.StartAsync(jobs: jobs);
        using var client = new ClusterClient(Options(gateway.Address) with { Handler = new LosesFirstAnswer() });
        var submitted = await client.SubmitAsync(Echo("a"));
        Assert.True(submitted.Existed);
        Assert.Equal(1, jobs.JobCount);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = new ClusterClient(Options(gateway.Address) with { Handler = new BreaksFirstAnswer() });
        Assert.Equal("echo", Assert.Single(await client.GetKindsAsync()).Name);
    }

    [Fact]
    public async Task The_logs_are_read_and_followed()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = Client(gateway.Address);
        gateway.Logs.Fill("first");
        Assert.Contains("first", (await client.GetLogsAsync()).Select(line => line.Message));
        await using var lines = client.FollowLogsAsync().GetAsyncEnumerator();
        await UntilAsync("first");
        gateway.Logs.Fill("second");
        await UntilAsync("second");

        async Task UntilAsync(string message)
        {
            do Assert.True(await lines.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
            while (lines.Current.Message != message);
        }
    }

    [Fact]
    public async Task Where_every_answer_breaks_off_the_error_is_the_clients_own()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = new ClusterClient(Options(gateway.Address) with { Handler = new BreaksFirstAnswer(int.MaxValue), Timeout = TimeSpan.FromMilliseconds(50) });
        await Assert.ThrowsAsync<ClusterException>(() => client.GetKindsAsync());
    }

    [Fact]
    public async Task While_a_new_leader_takes_over_a_call_is_tried_again()
    {
        await using var gateway = await TestGateway.StartAsync();
        for (var i = 0; i < 3; i++)
            gateway.Jobs.Failures.Enqueue(new JobRefusedException(JobRefusal.Unavailable, "No leader.", retryAfter: TimeSpan.Zero));
        using var client = Client(gateway.Address);
        Assert.False((await client.SubmitAsync(Echo("a"))).Existed);
        Assert.Empty(gateway.Jobs.Failures);
    }

    [Fact]
    public async Task Another_gateway_is_asked_at_once_where_one_says_to_come_again_and_none_where_the_cluster_is_busy()
    {
        await using var leaving = await TestGateway.StartAsync();
        await using var other = await TestGateway.StartAsync();
        using var client = Client(leaving.Address, other.Address);
        leaving.Jobs.Failures.Enqueue(new JobRefusedException(JobRefusal.Unavailable, "This node is leaving.", retryAfter: TimeSpan.FromMinutes(1)));
        Assert.NotNull((await client.SubmitAsync(Echo("a"))).Id);
        other.Jobs.Failures.Enqueue(new JobRefusedException(JobRefusal.Busy, "1,000 jobs wait already.", retryAfter: TimeSpan.FromMinutes(1)));
        Assert.Equal(429, (await Assert.ThrowsAsync<ClusterException>(() => client.SubmitAsync(Echo("a")))).Status);
    }

    [Fact]
    public async Task A_wrong_job_is_not_tried_again()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = Client(gateway.Address);
        var failure = await Assert.ThrowsAsync<ClusterException>(() => client.SubmitAsync(new JobRequest { Kind = "ecko" }));
        Assert.Equal(400, failure.Status);
        Assert.Contains("ecko", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_answers_the_error_says_what_was_tried()
    {
        using var client = new ClusterClient(Options(new Uri("http://127.0.0.1:1")) with { Timeout = TimeSpan.FromMilliseconds(50) });
        var failure = await Assert.ThrowsAsync<ClusterException>(() => client.GetClusterAsync());
        Assert.Contains("http://127.0.0.1:1", failure.Message, StringComparison.Ordinal);
        Assert.False(await client.IsReadyAsync());
    }

    [Fact]
    public async Task A_stream_of_tasks_goes_on_where_it_broke_off()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = Client(gateway.Address);
        var submitted = await client.SubmitLinesAsync(new JobRequest { Kind = "echo" }, Numbers(5_000));
        gateway.Jobs.BreakTasksAfter = 3_000;
        var indexes = new List<long>();
        await foreach (var task in client.GetTasksAsync(submitted.Id))
            indexes.Add(task.Index);
        Assert.Equal(Enumerable.Range(0, 5_000).Select(i => (long)i), indexes);
    }

    [Fact]
    public async Task Progress_is_followed_to_the_end()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = Client(gateway.Address);
        var submitted = await client.SubmitAsync(Echo("a", "b"));
        var last = default(Client.Model.JobProgress);
        await foreach (var progress in client.WatchAsync(submitted.Id))
            last = progress;
        Assert.Equal((JobState.Succeeded, 2), (last!.State, last.Workers["worker-1"]));
    }

    [Fact]
    public async Task Jobs_are_steered_and_nodes_drained()
    {
        await using var gateway = await TestGateway.StartAsync();
        using var client = Client(gateway.Address);
        var id = (await client.SubmitAsync(Echo("a"))).Id;
        Assert.True((await client.PauseAsync(id)).Paused);
        Assert.False((await client.ResumeAsync(id)).Paused);
        Assert.Equal(JobState.Cancelled, (await client.CancelAsync(id)).State);
        await client.DrainAsync("127.0.0.1:4054");
        Assert.Single(gateway.Jobs.Drained);
        await client.SetSlotsAsync("127.0.0.1:4054", 5);
        Assert.Equal((5, 8), (await client.GetClusterAsync()).Workers.Select(worker => (worker.Slots, worker.MaxSlots)).Single());
        Assert.Equal(2, (await client.GetClusterAsync()).Nodes.Count);
        Assert.Equal("echo", Assert.Single(await client.GetKindsAsync()).Name);
    }

    private static ClusterClient Client(params Uri[] gateways) => new(Options(gateways));

    private static ClusterClientOptions Options(params Uri[] gateways) =>
        new() { Gateways = gateways, Timeout = TimeSpan.FromSeconds(10), FirstRetryDelay = TimeSpan.FromMilliseconds(1) };

    private static JobRequest Echo(params string[] inputs) => new() { Kind = "echo", Inputs = new JobInputs.Lines(inputs) };

    private static async IAsyncEnumerable<string> Numbers(int count)
    {
        await Task.Yield();
        for (var i = 0; i < count; i++)
            yield return i.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Lets the first request through and loses its answer, as a broken connection does.</summary>
    private sealed class LosesFirstAnswer : DelegatingHandler
    {
        private int _calls;

        public LosesFirstAnswer() => InnerHandler = new SocketsHttpHandler();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode is HttpStatusCode.Created ? HttpStatusCode.OK : answer.StatusCode);
            return Interlocked.Increment(ref _calls) == 1 ? throw new HttpRequestException("The connection broke.") : answer;
        }
    }

    /// <summary>Breaks off in the middle of what the first requests are answered, as a gateway does that is killed then.</summary>
    private sealed class BreaksFirstAnswer : DelegatingHandler
    {
        private readonly int _broken;
        private int _calls;

        public BreaksFirstAnswer(int broken = 1) => (_broken, InnerHandler) = (broken, new SocketsHttpHandler());

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (Interlocked.Increment(ref _calls) <= _broken)
                answer.Content = new StreamContent(new BrokenStream());
            return answer;
        }
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw Broken();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw Broken();

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw Broken();

        private static HttpIOException Broken() => new(HttpRequestError.ResponseEnded);
    }
}
