using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Worker;

namespace AkkaCluster.Jobs.Tests.Worker;

public class UnrecordedResultsTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly UnrecordedResults _results = new(first: TimeSpan.FromSeconds(1), most: TimeSpan.FromSeconds(3));

    [Fact]
    public void A_result_is_sent_again_after_pauses_that_double_up_to_a_bound()
    {
        _results.Add(Of("j", 0), Start);
        var sentAt = new List<double>();

        for (var passed = 0.0; passed < 12; passed += 0.25)
        {
            if (_results.Due(Start.AddSeconds(passed)).Count > 0)
                sentAt.Add(passed);
        }

        Assert.Equal([1.25, 3.5, 6.75, 10], sentAt);
    }

    [Fact]
    public void An_actor_that_takes_over_gets_all_of_its_job_and_the_pauses_begin_anew()
    {
        _results.Add(Of("j", 0), Start);
        _results.Add(Of("other", 0), Start);
        _results.Due(Start.AddSeconds(2));

        Assert.Equal("j", Assert.Single(_results.Again("j", Start.AddSeconds(3))).JobId);

        Assert.DoesNotContain(_results.Due(Start.AddSeconds(4)), result => result.JobId == "j");
        Assert.Contains(_results.Due(Start.AddSeconds(4.01)), result => result.JobId == "j");
    }

    [Fact]
    public void Bytes_are_those_of_what_is_not_recorded_yet()
    {
        _results.Add(Of("j", 0, bytes: 10), Start);
        _results.Add(Of("j", 0, bytes: 20), Start);
        _results.Add(Of("j", 1, bytes: 30), Start);
        Assert.Equal(50, _results.Bytes);

        _results.Remove("j", new TaskRun(0, 1));
        _results.Remove("j", new TaskRun(0, 1));
        Assert.Equal((30L, true), (_results.Bytes, _results.Has("j")));

        _results.Drop("j");
        Assert.Equal((0L, true), (_results.Bytes, _results.IsEmpty));
    }

    private static LeaseMessages.Result Of(string job, long index, int bytes = 0) => new()
    {
        JobId = job,
        Worker = "w",
        Epoch = 1,
        Lease = index,
        Run = new TaskRun(index, 1),
        Attempt = 1,
        Outputs = new PackedOutputs([bytes], new byte[bytes]),
    };
}
