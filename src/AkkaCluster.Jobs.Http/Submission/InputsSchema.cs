using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AkkaCluster.Jobs.Http.Submission;

/// <summary>What the fields of a submission that are read by hand may be.</summary>
internal sealed class InputsSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is not { } property)
            return Task.CompletedTask;
        if (property.Name == "parameters")
            schema.Type = JsonSchemaType.Object;
        if (property is { Name: "inputs", DeclaringType: var declaring } && declaring == typeof(SubmissionBody))
            schema.OneOf =
            [
                List(new OpenApiSchema()),
                Source("range", Fields(Whole("from"), Whole("to"), Whole("step")), required: "to"),
                Source("files", List(new OpenApiSchema { Type = JsonSchemaType.String })),
                Source("outputs", Fields(("jobs", List(new OpenApiSchema { Type = JsonSchemaType.String })), ("gather", new OpenApiSchema { Type = JsonSchemaType.Boolean })), required: "jobs"),
                Source("upload", Fields(("id", new OpenApiSchema { Type = JsonSchemaType.String }), Whole("count")), "id", "count"),
            ];
        return Task.CompletedTask;
    }

    private static OpenApiSchema List(OpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    private static OpenApiSchema Source(string name, OpenApiSchema value, params string[] required)
    {
        value.Required = required.Length > 0 ? required.ToHashSet() : null;
        var source = Fields((name, value));
        source.Required = new HashSet<string> { name };
        return source;
    }

    private static OpenApiSchema Fields(params (string Name, OpenApiSchema Schema)[] fields) =>
        new() { Type = JsonSchemaType.Object, Properties = fields.ToDictionary(field => field.Name, IOpenApiSchema (field) => field.Schema) };

    private static (string, OpenApiSchema) Whole(string name) => (name, new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" });
}
