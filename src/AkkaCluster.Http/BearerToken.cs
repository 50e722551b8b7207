using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace AkkaCluster.Http;

/// <summary>Asks every caller for the token, except who only asks whether the node lives, or for a page that tells nothing of this cluster.</summary>
internal sealed class BearerToken(RequestDelegate next, GatewayOptions options)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] _expected = SHA256.HashData(Encoding.UTF8.GetBytes(options.Token));

    public Task InvokeAsync(HttpContext context)
    {
        if (options.Token.Length == 0 || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null || IsShown(context.Request.Headers.Authorization.ToString()))
            return next(context);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Write(context, StatusCodes.Status401Unauthorized, "A token is missing or wrong",
            "This node wants its token as 'Authorization: Bearer <token>' (akkacluster: --token or AKKACLUSTER_TOKEN).");
    }

    private bool IsShown(string header) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim())), _expected);
}
