using AkkaCluster.Hosting.Logging;

namespace AkkaCluster.Hosting.Tests.Logging;

public class LogLimitTests
{
    [Fact]
    public void So_many_lines_of_a_category_pass_in_a_window_and_the_others_are_counted()
    {
        var limit = new LogLimit(linesPerWindow: 2);
        Assert.True(limit.Opens("Akka.Remote.EndpointReader"));
        Assert.Equal([true, true, false, false, false], Enumerable.Range(0, 5).Select(_ => limit.Passes("Akka.Remote.EndpointReader")));
        Assert.True(limit.Opens("Akka.Cluster.ClusterCoreDaemon"));
        Assert.True(limit.Passes("Akka.Cluster.ClusterCoreDaemon"));
        Assert.Equal(3, limit.Close("Akka.Remote.EndpointReader"));
        Assert.True(limit.Opens("Akka.Remote.EndpointReader"));
        Assert.True(limit.Passes("Akka.Remote.EndpointReader"));
        Assert.Equal(0, limit.Close("Akka.Cluster.ClusterCoreDaemon"));
    }

    [Fact]
    public void A_failure_takes_one_line_of_bounded_length()
    {
        var cause = new InvalidOperationException("outer", new IOException("the\npeer\r\nwent"));
        Assert.Equal("Refused: the peer went", LogLimit.Line("Refused", cause));
        Assert.Equal("Refused: outer", LogLimit.Line("Refused: outer", cause));
        Assert.True(LogLimit.Line(new string('x', 1_000_000), null).Length < 2100);
    }
}
