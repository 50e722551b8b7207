using System.Net;
using Microsoft.AspNetCore.Http;

namespace AkkaCluster.Http;

/// <summary>
/// Keeps web pages of others from using a reader's browser to reach his cluster: a page of another origin is refused, and so is, where no token is asked
/// for, a host name that is not this machine's own (DNS rebinding).
/// </summary>
internal sealed class BrowserGuard(RequestDelegate next, GatewayOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !IsSame(origin, request.Host))
            return Refuse(context, $"The page's origin '{origin}' is not this node's '{request.Host}'.");
        if (options.Token.Length == 0 && !IsOwn(request.Host.Host))
            return Refuse(context, $"The host '{request.Host.Host}' is a name that anyone may give this address; without a token, use the IP address or localhost, or list the name under akkacluster.http.allowed-hosts.");
        return next(context);
    }

    private static bool IsSame(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A name of one label is no better than others: a search domain, or whoever answers names on the network, leads it anywhere.</summary>
    private bool IsOwn(string host) =>
        host.Length == 0 || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _)
        || options.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static Task Refuse(HttpContext context, string detail) =>
        Problems.Write(context, StatusCodes.Status403Forbidden, "Refused to protect this node from web pages of others", detail);
}
