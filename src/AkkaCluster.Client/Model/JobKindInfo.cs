using System.Text.Json;

namespace AkkaCluster.Client.Model;

/// <summary>A kind of jobs that the cluster knows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Parameters">The JSON Schema of its parameters.</param>
public sealed record JobKindInfo(string Name, string Description, JsonElement Parameters);
