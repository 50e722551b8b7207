using AkkaCluster.Samples.Shop.Edge;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace AkkaCluster.Samples.Shop.Tests.Edge;

/// <summary>Retries over a proxy that takes the first gateway it may, as YARP does: what it took is then all that it may.</summary>
public sealed class SafeRetryTests
{
    private readonly List<string> _asked = [];

    [Theory]
    [InlineData("GET", false)]
    [InlineData("PUT", false)]
    [InlineData("POST", true)]
    public async Task Another_gateway_is_asked_where_one_is_lost_and_it_makes_no_difference(string method, bool key)
    {
        Assert.Equal(StatusCodes.Status200OK, await AskAsync(method, key, lost: ["a", "b"]));
        Assert.Equal(["a", "b", "c"], _asked);
    }

    [Fact]
    public async Task What_may_have_been_done_is_not_sent_again()
    {
        Assert.Equal(StatusCodes.Status502BadGateway, await AskAsync("POST", key: false, lost: ["a"]));
        Assert.Equal(["a"], _asked);
    }

    [Fact]
    public async Task Where_all_are_lost_each_was_asked_once()
    {
        Assert.Equal(StatusCodes.Status502BadGateway, await AskAsync("GET", key: false, lost: ["a", "b", "c"]));
        Assert.Equal(["a", "b", "c"], _asked);
    }

    private async Task<int> AskAsync(string method, bool key, string[] lost)
    {
        var context = new DefaultHttpContext { Request = { Method = method } };
        if (key)
            context.Request.Headers["Idempotency-Key"] = "first";
        var proxy = new Proxy { AvailableDestinations = [new DestinationState("a"), new DestinationState("b"), new DestinationState("c")] };
        context.Features.Set<IReverseProxyFeature>(proxy);
        await SafeRetry.RunAsync(context, _ =>
        {
            var taken = proxy.AvailableDestinations[0];
            (proxy.AvailableDestinations, proxy.ProxiedDestination) = ([taken], taken);
            _asked.Add(taken.DestinationId);
            context.Response.StatusCode = lost.Contains(taken.DestinationId) ? StatusCodes.Status502BadGateway : StatusCodes.Status200OK;
            context.Features.Set<IForwarderErrorFeature>(lost.Contains(taken.DestinationId) ? new Lost() : null);
            return Task.CompletedTask;
        });
        return context.Response.StatusCode;
    }

    private sealed class Lost : IForwarderErrorFeature
    {
        public ForwarderError Error => ForwarderError.Request;

        public Exception? Exception => null;
    }

    private sealed class Proxy : IReverseProxyFeature
    {
        public RouteModel Route => throw new NotSupportedException();

        public ClusterModel Cluster { get; set; } = null!;

        public IReadOnlyList<DestinationState> AllDestinations => AvailableDestinations;

        public IReadOnlyList<DestinationState> AvailableDestinations { get; set; } = [];

        public DestinationState? ProxiedDestination { get; set; }
    }
}
