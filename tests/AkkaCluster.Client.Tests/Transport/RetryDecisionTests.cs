using System.Net;
using System.Net.Sockets;
using AkkaCluster.Client.Transport;

namespace AkkaCluster.Client.Tests.Transport;

public class RetryDecisionTests
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.BadRequest, false)]
    [InlineData(HttpStatusCode.Unauthorized, false)]
    [InlineData(HttpStatusCode.InternalServerError, false)]
    public void Only_what_may_pass_is_tried_again(HttpStatusCode status, bool expected) => Assert.Equal(expected, RetryDecision.IsTransient(status));

    [Fact]
    public void A_connection_that_breaks_in_any_way_is_tried_again()
    {
        Exception[] broken = [new HttpRequestException(), new HttpIOException(HttpRequestError.ResponseEnded), new SocketException()];
        Assert.All(broken, failure => Assert.True(RetryDecision.IsTransient(failure)));
        Assert.False(RetryDecision.IsTransient(new InvalidOperationException()));
    }

    [Fact]
    public void The_wait_doubles_up_to_a_second()
    {
        Assert.Equal([50, 100, 200, 400, 800, 1000, 1000], Enumerable.Range(1, 7).Select(attempt => RetryDecision.Delay(attempt, First, null, 1).TotalMilliseconds));
    }

    [Fact]
    public void The_wait_is_jittered_between_half_and_whole() => Assert.Equal(25, RetryDecision.Delay(1, First, null, 0).TotalMilliseconds);

    [Fact]
    public void A_longer_wait_that_the_answer_asks_for_counts() =>
        Assert.Equal(TimeSpan.FromSeconds(3), RetryDecision.Delay(1, First, TimeSpan.FromSeconds(3), 1));
}
