using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AkkaCluster.Jobs.Http;

/// <summary>A JSON answer with the place of what was made.</summary>
internal sealed class CreatedResult(string location, JsonObject body, int status) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.Location = location;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(httpContext.Response.Body, body, JsonSerializerOptions.Web, httpContext.RequestAborted);
    }
}
