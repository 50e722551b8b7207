using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace AkkaCluster.Http.Description;

/// <summary>What the API's description says of a route and its handler does not: what it reads by hand, and how it refuses.</summary>
internal static class RouteDescription
{
    private static readonly int[] OfAny = [StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status500InternalServerError];

    /// <summary>Names a route and says how it refuses.</summary>
    /// <param name="route">The route.</param>
    /// <param name="id">Its operation id.</param>
    /// <param name="tag">The group that it is shown in.</param>
    /// <param name="summary">What it does, in a line.</param>
    /// <param name="refusals">The statuses of problems, beside those that any route may have.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, string id, string tag, string summary, params int[] refusals)
    {
        route.WithGroupName(ApiDescription.Document).WithMetadata(new OperationName(id)).WithTags(tag).WithSummary(summary);
        foreach (var status in OfAny.Concat(refusals).Distinct())
            route.Produces<Problem>(status, Problems.MediaType);
        return route;
    }

    /// <summary>A body that the handler reads itself. It is no metadata of routing: what is wrong with a media type, the handler says better.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder route, params string[] mediaTypes) =>
        route.AddOpenApiOperationTransformer(async (operation, context, token) =>
        {
            var schema = await context.GetOrCreateSchemaAsync(typeof(T), null, token).ConfigureAwait(false);
            var name = typeof(T).Name;
            var isNamed = schema.Type == JsonSchemaType.Object && context.Document!.AddComponent(name, schema);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = mediaTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = isNamed ? new OpenApiSchemaReference(name, context.Document) : schema }),
            };
        });

    /// <summary>A header that the handler reads itself.</summary>
    public static RouteHandlerBuilder ReadsHeader(this RouteHandlerBuilder route, string name, string meaning) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = meaning, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
            return Task.CompletedTask;
        });
}
