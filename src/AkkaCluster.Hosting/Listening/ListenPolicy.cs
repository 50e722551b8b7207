using System.Net;

namespace AkkaCluster.Hosting.Listening;

/// <summary>Off loopback, remoting wants mutual TLS, and HTTP and pbm a token; a node that is told to listen openly without them does not start.</summary>
internal static class ListenPolicy
{
    /// <summary>Why a node must not listen as it is told to, or null if it may.</summary>
    /// <param name="insecure">Whether it is told that this is meant.</param>
    /// <param name="openings">What listens where, and what it lacks.</param>
    public static string? Refusal(bool insecure, IEnumerable<Opening> openings)
    {
        var missing = openings.Where(opening => !opening.IsGuarded && !IsLoopback(opening.Host)).Select(opening => $"{opening.Purpose} would listen on {opening.Host} without {opening.Lacks}").ToList();
        return insecure || missing.Count == 0
            ? null
            : $"This node refuses to listen openly: {string.Join("; ", missing)}. Listen on 127.0.0.1, or give --insecure where the network is closed.";
    }

    /// <summary>Whether only this machine can reach the address.</summary>
    public static bool IsLoopback(string host) => host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
