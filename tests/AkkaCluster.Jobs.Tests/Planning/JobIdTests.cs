using AkkaCluster.Jobs.Planning;

namespace AkkaCluster.Jobs.Tests.Planning;

public class JobIdTests
{
    [Fact]
    public void Ids_sort_by_time_and_do_not_repeat_within_a_millisecond()
    {
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var random = new Random(1);
        var earlier = Enumerable.Range(0, 1000).Select(_ => JobId.Next(now, random)).ToList();
        var later = JobId.Next(now.AddMilliseconds(1), random);

        Assert.Equal(1000, earlier.Distinct().Count());
        Assert.All(earlier, id => Assert.True(string.CompareOrdinal(id, later) < 0));
        Assert.All(earlier, id => Assert.Matches("^[0-9a-z]{16}$", id));
    }
}
