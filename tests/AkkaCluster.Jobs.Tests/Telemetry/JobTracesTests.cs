using System.Collections.Concurrent;
using System.Diagnostics;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Telemetry;
using AkkaCluster.Jobs.Tests.Support;

namespace AkkaCluster.Jobs.Tests.Telemetry;

public class JobTracesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task All_stages_of_a_job_are_one_trace()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source == JobTraces.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var cluster = await LocalCluster.StartAsync();

        using var request = new Activity("request").Start();
        var submitted = await cluster.Service.SubmitAsync(new JobSubmission { Kind = "echo", Inputs = new InputSource.Lines(["hello"]) }, Patience);

        Assert.Equal(JobState.Succeeded, submitted.Finished!.State);
        var spans = ended.Where(span => span.TraceId == request.TraceId).ToDictionary(span => span.OperationName);
        string[] stages = ["submit job", "admit job", "lease tasks", "run tasks", "record tasks"];
        Assert.Equal(stages.Order(), spans.Keys.Order());
        Assert.Equal([request.SpanId, .. stages.SkipLast(1).Select(stage => spans[stage].SpanId)], stages.Select(stage => spans[stage].ParentSpanId));
        Assert.All(spans.Values, span => Assert.Equal(submitted.Id, span.GetTagItem("akkacluster.job")));
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_made()
    {
        var seen = new ConcurrentQueue<Activity?>();
        var kind = new TestKinds.Scripted((_, _, _) =>
        {
            seen.Enqueue(Activity.Current);
            return ValueTask.CompletedTask;
        });
        await using var cluster = await LocalCluster.StartAsync(null, kind);
        using var request = new Activity("request").Start();
        await cluster.Service.SubmitAsync(new JobSubmission { Kind = "scripted", Inputs = new InputSource.Range(0, 3) }, Patience);
        Assert.Equal([null, null, null], seen);
    }
}
