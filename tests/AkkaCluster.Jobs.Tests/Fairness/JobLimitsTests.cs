using AkkaCluster.Jobs.Fairness;

namespace AkkaCluster.Jobs.Tests.Fairness;

public class JobLimitsTests
{
    [Theory]
    [InlineData("queue=batch:4", 4, 0)]
    [InlineData("tenant=*:2", 2, 0)]
    [InlineData("kind=mail:100/s", null, 0.01)]
    [InlineData("zone=a:b:30/m", null, 2)]
    [InlineData("kind=report:4/h", null, 900)]
    public void Limits_are_read_as_they_are_written(string text, int? atOnce, double every)
    {
        var limit = JobLimit.Parse(text)!;
        Assert.Equal((atOnce, TimeSpan.FromSeconds(every)), (limit.AtOnce, limit.Every));
        Assert.Empty(JobLimits.Faults([text]));
    }

    [Theory]
    [InlineData("tenant:2")]
    [InlineData("tenant=:2")]
    [InlineData("=a:2")]
    [InlineData("tenant=a:0")]
    [InlineData("tenant=a:-1")]
    [InlineData("tenant=a:2/d")]
    [InlineData("tenant=a:2/s/s")]
    [InlineData("tenant=a")]
    public void What_is_none_is_told(string text) => Assert.Contains($"'{text}'", Assert.Single(JobLimits.Faults([text])));

    [Fact]
    public void A_job_has_the_limits_of_its_queue_its_kind_and_its_labels()
    {
        var limits = new JobLimits(["queue=batch:4", "kind=exec:3", "tenant=a:2", "tenant=*:1/s", "region=*:9"]);
        Assert.Equal(["queue=batch:4", "kind=exec:3", "tenant=a:2", "tenant=*:1/s"], limits.Of("batch", "exec", """{"tenant":"a"}""").Select(found => found.Limit.Text));
        Assert.Equal(["tenant=*:1/s"], limits.Of("default", "noop", """{"tenant":"b"}""").Select(found => found.Limit.Text));
        Assert.Empty(limits.Of("default", "noop", "{}"));
        Assert.Equal(["kind=exec:3"], limits.Of("default", "exec@0123456789ab", "{}").Select(found => found.Limit.Text));
    }

    [Fact]
    public void Weights_that_cannot_be_meant_are_told()
    {
        Assert.Empty(QueueWeights.Faults(["web=4", "batch=1"]));
        Assert.Equal(5, QueueWeights.Faults(["web", "a=0", "b=1k", "c=1", "c=2", "d=2000"]).Count());
        Assert.Equal((4, 1), (new QueueWeights(["web=4"]).Of("web"), new QueueWeights(["web=4"]).Of("other")));
    }

    [Fact]
    public void What_no_job_belongs_to_is_forgotten_once_its_rate_is_free()
    {
        var (book, now) = (new LimitBook(new JobLimits(["kind=*:1/s", "kind=*:2"])), DateTimeOffset.UnixEpoch);
        var groups = book.Join("default", "exec", "{}");
        groups[0].Take(1, 10, now);
        book.Leave(groups);

        book.Forget(now);
        Assert.Same(groups[0], book.Join("default", "exec", "{}")[0]);
        book.Leave(groups);
        book.Forget(now.AddSeconds(10));
        Assert.NotSame(groups[0], book.Join("default", "exec", "{}")[0]);
    }
}
