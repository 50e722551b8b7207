using AkkaCluster.Jobs.JobActor;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.JobActor;

public class ReportPaceTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly JobProgress Progress = new() { JobId = "j", State = JobState.Running };

    private readonly ReportPace _pace = new(Start, TimeSpan.FromMilliseconds(250));

    [Fact]
    public void A_job_with_something_to_hand_out_is_told_of_at_once_and_one_on_its_way_is_left_alone()
    {
        Assert.True(_pace.IsDue(Progress, dry: false, Start));
        Assert.False(_pace.IsDue(Progress, dry: true, Start.AddMilliseconds(249)));
        Assert.True(_pace.IsDue(Progress, dry: true, Start.AddMilliseconds(250)));
    }

    [Fact]
    public void After_that_changes_are_told_and_a_sign_of_life_each_second()
    {
        _pace.Told(Progress, dry: true, Start);

        Assert.False(_pace.IsDue(Progress, dry: true, Start.AddMilliseconds(999)));
        Assert.True(_pace.IsDue(Progress, dry: true, Start.AddSeconds(1)));
        Assert.True(_pace.IsDue(Progress, dry: false, Start));
        Assert.True(_pace.IsDue(Progress with { Leased = 1 }, dry: true, Start));
        Assert.True(_pace.IsDue(Progress with { Failed = 1 }, dry: true, Start));
    }
}
