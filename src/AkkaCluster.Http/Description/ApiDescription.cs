using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace AkkaCluster.Http.Description;

/// <summary>
/// The API's description, made of its routes: as OpenAPI at <c>/openapi/v1.json</c>, and as a page at <c>/scalar</c>. It is a document of its own, so that it says nothing of what the
/// program around the node serves besides, and that program's documents nothing of this API.
/// </summary>
internal static class ApiDescription
{
    /// <summary>The document, and the group of the routes in it.</summary>
    public const string Document = "akkacluster";

    /// <summary>What a page may load: nothing that is not this node's own.</summary>
    private const string OwnOnly = "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";

    /// <summary>What a description says beside its routes. Its assembly adds it itself (AddOpenApi): what its types' comments say is known there only.</summary>
    public static void Tell(this OpenApiOptions options, string title, string text)
    {
        options.ShouldInclude = route => route.GroupName == Document;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = title, Version = "1", Description = text };
            // Whoever reads it knows where he has it from; the name by which he called is no other's.
            document.Servers = [];
            document.AddComponent("token", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Where the node has a token." });
            document.Security = [[], new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Complete(operation, context.Description);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type.IsEnum)
                schema.Type = JsonSchemaType.String;
            // A number is one: that readers of JSON on .NET usually take its text too is not told.
            else if (schema.Type is { } type && (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0)
                (schema.Type, schema.Pattern) = (type & ~JsonSchemaType.String, null);
            // Which of several answers it is, its fields tell.
            schema.Discriminator = null;
            return Task.CompletedTask;
        });
        options.CreateSchemaReferenceId = type => type.Type.Namespace == typeof(JsonNode).Namespace || type.Type == typeof(JsonElement) || type.Type.IsInterface ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    }

    /// <summary>Maps the description and the page that shows it; neither tells anything of the cluster, and both are open to anybody.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="asGuest">Whether the program has an API of its own, which may be described at the usual places.</param>
    public static void MapDescription(this IEndpointRouteBuilder routes, bool asGuest = false)
    {
        var path = asGuest ? $"/openapi/{Document}.json" : "/openapi/v1.json";
        routes.MapOpenApi($"{path}/{{documentName={Document}}}").AllowAnonymous();
        routes.MapScalarApiReference(asGuest ? $"/scalar/{Document}" : "/scalar", page => page.WithTitle("AkkaCluster").WithOpenApiRoutePattern(path).DisableDefaultFonts().DisableTelemetry()).AllowAnonymous().Add(endpoint =>
        {
            var next = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context =>
            {
                context.Response.Headers.ContentSecurityPolicy = OwnOnly;
                return next(context);
            };
        });
    }

    private static void Complete(OpenApiOperation operation, Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription route)
    {
        var metadata = route.ActionDescriptor.EndpointMetadata;
        operation.OperationId = metadata.OfType<OperationName>().FirstOrDefault()?.Id;
        if (metadata.OfType<IAllowAnonymous>().Any())
            operation.Responses?.Remove("401");
        var ordered = operation.Responses?.OrderBy(response => response.Key, StringComparer.Ordinal).ToList() ?? [];
        operation.Responses = [];
        foreach (var (status, response) in ordered)
            operation.Responses.Add(status, response);
        foreach (var described in route.ParameterDescriptions)
        {
            // Numbers and choices are read as text, so that an error can say what was found; they are numbers and choices all the same.
            if (described.ParameterDescriptor is not IParameterInfoParameterDescriptor { ParameterInfo: var info } || operation.Parameters?.FirstOrDefault(known => known.Name == described.Name) is not OpenApiParameter parameter)
                continue;
            if (info.GetCustomAttributes(typeof(RangeAttribute), false) is [RangeAttribute range])
                parameter.Schema = Number(range);
            if (info.GetCustomAttributes(typeof(AllowedValuesAttribute), false) is [AllowedValuesAttribute allowed])
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. allowed.Values.Select(value => JsonValue.Create((string)value!))] };
        }
    }

    private static OpenApiSchema Number(RangeAttribute range) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int64",
        Minimum = Convert.ToString(range.Minimum, CultureInfo.InvariantCulture),
        Maximum = range.Maximum is int most ? Convert.ToString(most, CultureInfo.InvariantCulture) : null,
    };
}
