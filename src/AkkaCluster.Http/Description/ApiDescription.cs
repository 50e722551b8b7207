using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace AkkaCluster.Http.Description;

/// <summary>The API's description, made of its routes: as OpenAPI at <c>/openapi/v1.json</c>, and as a page at <c>/scalar</c>.</summary>
internal static class ApiDescription
{
    /// <summary>What a page may load: nothing that is not this node's own.</summary>
    private const string OwnOnly = "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";

    /// <summary>What a description says beside its routes.</summary>
    public static void Tell(this OpenApiOptions options, string title, string text)
    {
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
            if (BearerToken.IsOpen("/" + context.Description.RelativePath))
                operation.Responses?.Remove("401");
            var ordered = operation.Responses?.OrderBy(response => response.Key, StringComparer.Ordinal).ToList() ?? [];
            operation.Responses = [];
            foreach (var (status, response) in ordered)
                operation.Responses.Add(status, response);
            foreach (var described in context.Description.ParameterDescriptions)
            {
                // Numbers and choices are read as text, so that an error can say what was found; they are numbers and choices all the same.
                if (described.ParameterDescriptor is not IParameterInfoParameterDescriptor { ParameterInfo: var info } || operation.Parameters?.FirstOrDefault(known => known.Name == described.Name) is not OpenApiParameter parameter)
                    continue;
                if (info.GetCustomAttributes(typeof(RangeAttribute), false) is [RangeAttribute range])
                    parameter.Schema = Number(range);
                if (info.GetCustomAttributes(typeof(AllowedValuesAttribute), false) is [AllowedValuesAttribute allowed])
                    parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. allowed.Values.Select(value => JsonValue.Create((string)value!))] };
            }
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type.IsEnum)
                schema.Type = JsonSchemaType.String;
            // Which of several answers it is, its fields tell.
            schema.Discriminator = null;
            return Task.CompletedTask;
        });
        options.CreateSchemaReferenceId = type => type.Type.Namespace == typeof(JsonNode).Namespace || type.Type == typeof(JsonElement) || type.Type.IsInterface ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    }

    /// <summary>Maps the description and the page that shows it.</summary>
    public static void MapDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi();
        routes.MapScalarApiReference(page => page.WithTitle("AkkaCluster").DisableDefaultFonts().DisableTelemetry()).Add(endpoint =>
        {
            var next = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context =>
            {
                context.Response.Headers.ContentSecurityPolicy = OwnOnly;
                return next(context);
            };
        });
    }

    private static OpenApiSchema Number(RangeAttribute range) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int64",
        Minimum = Convert.ToString(range.Minimum, System.Globalization.CultureInfo.InvariantCulture),
        Maximum = range.Maximum is int most ? Convert.ToString(most, System.Globalization.CultureInfo.InvariantCulture) : null,
    };
}
