using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Tests.Output;

public class JobFollowerTests
{
    [Fact]
    public void Progress_is_told_in_words() => Assert.Equal(
        "1,500 of 2,000 tasks, 1 failed, 3 retries, paused",
        JobFollower.Describe(new JobProgress { Id = "x", TaskCount = 2_000, Succeeded = 1_499, Failed = 1, Retries = 3, Paused = true }));
}
