using AkkaCluster.Hosting.Settings;

namespace AkkaCluster.Hosting.Tests.Settings;

public class NearMissTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_counts_single_changes(string a, string b, int distance) => Assert.Equal(distance, NearMiss.Distance(a, b));

    [Fact]
    public void A_slip_finds_its_word() => Assert.Equal("--hostname", NearMiss.Find("--hostnmae", ["--help", "--hostname", "--port"]));

    [Fact]
    public void Something_else_finds_nothing() => Assert.Null(NearMiss.Find("--colour", ["--help", "--hostname"]));
}
