using System.Net;
using System.Net.Sockets;

namespace AkkaCluster.Client.Transport;

/// <summary>Which failures another gateway or a later try may cure, and how long to wait before it.</summary>
internal static class RetryDecision
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    /// <summary>Whether to try again after an answer: the cluster is busy, has no leader just now, or the node is leaving.</summary>
    public static bool IsTransient(HttpStatusCode status) => status is
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Whether to try again after no answer. Every call may be repeated: reads by nature, submissions by their key, the others by their effect.</summary>
    /// <remarks>The HTTP library passes a <see cref="SocketException" /> on as it is where a connection breaks in the moment in which it is made.</remarks>
    public static bool IsTransient(Exception failure) => failure is HttpRequestException or IOException or SocketException;

    /// <summary>The wait before the next try.</summary>
    /// <param name="attempt">Tries so far, from 1.</param>
    /// <param name="first">The wait after the first.</param>
    /// <param name="asked">What the answer asked for, if it did.</param>
    /// <param name="random">From 0 to 1: calls that failed together are not repeated together.</param>
    public static TimeSpan Delay(int attempt, TimeSpan first, TimeSpan? asked, double random)
    {
        var doubled = first * Math.Pow(2, Math.Min(attempt - 1, 10));
        var bounded = doubled < LongestDelay ? doubled : LongestDelay;
        var jittered = bounded * (0.5 + (random / 2));
        return asked is { } wish && wish > jittered ? wish : jittered;
    }
}
