using System.Text.Json;
using AkkaCluster.Http.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Http.Tasks;

/// <summary><c>POST /v1/tasks</c>: one task, answered in the same call. The cluster's gateways and the balancer have it alike.</summary>
internal static class SingleTaskEndpoint
{
    /// <summary>Maps it onto whoever runs the task.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="run">Runs it.</param>
    /// <param name="refusals">The statuses with which only he refuses it.</param>
    public static void Map(IEndpointRouteBuilder routes, Func<IServiceProvider, SingleTask, CancellationToken, Task<SingleTaskResult>> run, params int[] refusals) =>
        routes.MapPost("/v1/tasks", async Task<JsonHttpResult<SingleTaskAnswer>> (HttpContext context, GatewayOptions options, RequestRooms rooms, CancellationToken token) =>
        {
            if (!context.Request.HasJsonContentType())
                throw new BadRequestException($"The body's media type is '{context.Request.ContentType}'; expected application/json.", StatusCodes.Status415UnsupportedMediaType);
            var body = await JsonBody.ReadAsync(context, NodeJson.Default.SingleTaskBody, options.MaxBodySize, "task").ConfigureAwait(false);
            var task = ToTask(body, context.Request);
            using var place = rooms.Wait();
            return TypedResults.Json(SingleTaskAnswer.Of(await run(context.RequestServices, task, token).ConfigureAwait(false)), NodeJson.Readable.SingleTaskAnswer);
        })
        .Describe("runTask", "tasks", "Run one task and answer it in the same call", [400, 413, 415, 422, 429, 503, 504, .. refusals])
        .Produces<SingleTaskAnswer>()
        .Reads<SingleTaskBody>("application/json")
        .ReadsHeader(IdempotencyKey.Header, IdempotencyKey.Meaning);

    private static SingleTask ToTask(SingleTaskBody body, HttpRequest request)
    {
        if (string.IsNullOrWhiteSpace(body.Kind))
            throw new BadRequestException("'kind' is missing; expected {\"kind\": …, \"input\": …} and perhaps \"parameters\" and \"key\".");
        var parameters = body.Parameters is { ValueKind: not JsonValueKind.Null } given ? given.GetRawText() : null;
        return new SingleTask(body.Kind, parameters, body.Input is { } input ? JsonBody.TextOf(input) : "", body.Key ?? IdempotencyKey.Of(request));
    }
}
