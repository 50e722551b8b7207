using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaCluster.Gateway.Http;
using AkkaCluster.Gateway.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace AkkaCluster.Gateway.Tasks;

/// <summary><c>POST /v1/tasks</c>: one task, answered in the same call. The cluster's gateways and the balancer have it alike.</summary>
public static class SingleTaskEndpoint
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false };

    /// <summary>Maps it onto whoever runs the task.</summary>
    public static void Map(IEndpointRouteBuilder routes, Func<SingleTask, CancellationToken, Task<SingleTaskResult>> run) =>
        routes.MapPost("/v1/tasks", async (HttpContext context, GatewayOptions options, CancellationToken token) =>
        {
            if (!context.Request.HasJsonContentType())
                throw new BadRequestException($"The body's media type is '{context.Request.ContentType}'; expected application/json.", StatusCodes.Status415UnsupportedMediaType);
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = options.MaxBodySize;
            var task = await ReadAsync(context.Request, token).ConfigureAwait(false);
            return Results.Json(Answer(await run(task, token).ConfigureAwait(false)));
        });

    private static async Task<SingleTask> ReadAsync(HttpRequest request, CancellationToken token)
    {
        try
        {
            var body = await JsonSerializer.DeserializeAsync<SingleTaskBody>(request.Body, Options, token).ConfigureAwait(false);
            if (string.IsNullOrWhiteSpace(body?.Kind))
                throw new BadRequestException("'kind' is missing; expected {\"kind\": …, \"input\": …} and perhaps \"parameters\" and \"key\".");
            var parameters = body.Parameters is { ValueKind: not JsonValueKind.Null } given ? given.GetRawText() : null;
            var key = body.Key ?? (request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } header ? header : null);
            return new SingleTask(body.Kind, parameters, body.Input is { } input ? NdjsonReader.TextOf(input) : "", key);
        }
        catch (JsonException problem)
        {
            throw new BadRequestException($"The task cannot be read: {JsonProblem.Describe(problem)}");
        }
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
