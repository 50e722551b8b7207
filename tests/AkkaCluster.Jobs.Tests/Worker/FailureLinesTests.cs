using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Worker;

namespace AkkaCluster.Jobs.Tests.Worker;

public class FailureLinesTests
{
    [Fact]
    public void Each_task_is_logged_once_up_to_a_bound_and_then_only_what_comes_from_a_new_place()
    {
        var lines = new FailureLines();
        Assert.True(lines.IsWorth(new LeaseMessages.Failure(0, "bad", false)));
        Assert.False(lines.IsWorth(new LeaseMessages.Failure(0, "bad again", false)));
        Assert.Equal(49, Enumerable.Range(1, 1000).Count(index => lines.IsWorth(new LeaseMessages.Failure(index, "bad", false))));

        Assert.True(lines.IsWorth(new LeaseMessages.Failure(2000, "bad", false, "X: no\n   at A.B()")));
        Assert.False(lines.IsWorth(new LeaseMessages.Failure(2001, "bad", false, "X: other\n   at A.B()")));
        Assert.True(lines.IsWorth(new LeaseMessages.Failure(2002, "bad", false, "X: no\n   at A.C()")));
        Assert.False(lines.IsWorth(new LeaseMessages.Failure(2003, "bad", false, "As that of task 7.")));
    }
}
