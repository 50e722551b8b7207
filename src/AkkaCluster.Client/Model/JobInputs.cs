using System.Text.Json.Nodes;

namespace AkkaCluster.Client.Model;

/// <summary>Where the inputs of a job's tasks come from.</summary>
public abstract record JobInputs
{
    private JobInputs() { }

    /// <summary>Lines, one a task; for very many use <see cref="ClusterClient.SubmitLinesAsync"/>.</summary>
    public sealed record Lines(IReadOnlyList<string> Items) : JobInputs;

    /// <summary>The whole numbers from <paramref name="From"/> up to, not including, <paramref name="To"/>, <paramref name="Step"/> a task.</summary>
    public sealed record Range(long From, long To, long Step = 1) : JobInputs;

    /// <summary>Files on storage that all nodes share, by path, folder or glob.</summary>
    public sealed record Files(IReadOnlyList<string> Globs) : JobInputs;

    /// <summary>What other jobs make: the lines of their results or, of those without, the outputs of their tasks. The job waits for them.</summary>
    /// <param name="Jobs">The jobs' ids.</param>
    /// <param name="Gather">Whether all of it is the input of one task.</param>
    public sealed record Outputs(IReadOnlyList<string> Jobs, bool Gather = false) : JobInputs;

    internal JsonNode ToJson() => this switch
    {
        Lines lines => new JsonArray([.. lines.Items.Select(item => JsonValue.Create(item))]),
        Range range => new JsonObject { ["range"] = new JsonObject { ["from"] = range.From, ["to"] = range.To, ["step"] = range.Step } },
        Files files => new JsonObject { ["files"] = new JsonArray([.. files.Globs.Select(glob => JsonValue.Create(glob))]) },
        Outputs outputs => new JsonObject { ["outputs"] = new JsonObject { ["jobs"] = new JsonArray([.. outputs.Jobs.Select(job => JsonValue.Create(job))]), ["gather"] = outputs.Gather } },
        _ => throw new NotSupportedException($"Inputs of type {GetType().Name} cannot be submitted."),
    };
}
