using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Http.Tasks;

/// <summary><c>POST /v1/tasks</c>: one task, answered in the same call. The cluster's gateways and the balancer have it alike.</summary>
internal static class SingleTaskEndpoint
{
    /// <summary>Maps it onto whoever runs the task.</summary>
    public static void Map(IEndpointRouteBuilder routes, Func<SingleTask, CancellationToken, Task<SingleTaskResult>> run) =>
        routes.MapPost("/v1/tasks", async (HttpContext context, GatewayOptions options, RequestRooms rooms, CancellationToken token) =>
        {
            if (!context.Request.HasJsonContentType())
                throw new BadRequestException($"The body's media type is '{context.Request.ContentType}'; expected application/json.", StatusCodes.Status415UnsupportedMediaType);
            var body = await JsonBody.ReadAsync<SingleTaskBody>(context, options.MaxBodySize, "task").ConfigureAwait(false);
            var task = ToTask(body, context.Request);
            using var place = rooms.Wait();
            return Results.Json(Answer(await run(task, token).ConfigureAwait(false)));
        });

    private static SingleTask ToTask(SingleTaskBody body, HttpRequest request)
    {
        if (string.IsNullOrWhiteSpace(body.Kind))
            throw new BadRequestException("'kind' is missing; expected {\"kind\": …, \"input\": …} and perhaps \"parameters\" and \"key\".");
        var parameters = body.Parameters is { ValueKind: not JsonValueKind.Null } given ? given.GetRawText() : null;
        return new SingleTask(body.Kind, parameters, body.Input is { } input ? JsonBody.TextOf(input) : "", body.Key ?? IdempotencyKey.Of(request));
    }

    private static JsonObject Answer(SingleTaskResult result)
    {
        var output = result.Output.Span;
        var isText = System.Text.Unicode.Utf8.IsValid(output);
        return new JsonObject
        {
            [isText ? "output" : "outputBase64"] = isText ? System.Text.Encoding.UTF8.GetString(output) : Convert.ToBase64String(output),
            ["worker"] = result.Worker,
            ["attempts"] = result.Attempts,
            ["job"] = result.Job,
        };
    }
}
