using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AkkaCluster.Http.Tasks;

/// <summary>The JSON body of a single task.</summary>
[Description("A task to run now")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SingleTaskBody
{
    [Required]
    [Description("The job kind")]
    public string Kind { get; init; } = "";

    [Description("Its parameters, an object by the kind's schema")]
    public JsonElement? Parameters { get; init; }

    [Description("The task's input: a text stands for itself, any other value for its JSON")]
    public JsonElement? Input { get; init; }

    [Description("What two calls have in common that are one task, or, behind a balancer, that go to one server")]
    public string? Key { get; init; }
}
