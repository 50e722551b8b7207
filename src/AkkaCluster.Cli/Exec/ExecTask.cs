using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace AkkaCluster.Cli.Exec;

/// <summary>One command of a run.</summary>
/// <param name="Number">Its number, from 1, as logs have it.</param>
/// <param name="Arguments">Its inputs.</param>
/// <param name="Text">Its line.</param>
/// <param name="Words">The words that follow those that all commands of the run have.</param>
/// <param name="Stdin">What it gets on standard input; null for nothing.</param>
internal sealed record ExecTask(long Number, IReadOnlyList<string> Arguments, string Text, IReadOnlyList<string> Words, byte[]? Stdin = null)
{
    /// <summary>The files that it has.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The files that it returns.</summary>
    public IReadOnlyList<string> Returns { get; init; } = [];

    /// <summary>As the kind reads it.</summary>
    public string ToInput()
    {
        var json = new JsonObject { ["words"] = new JsonArray([.. Words.Select(word => JsonValue.Create(word))]), ["number"] = Number };
        if (Stdin is not null)
            json[Utf8.IsValid(Stdin) ? "stdin" : "stdinBase64"] = Utf8.IsValid(Stdin) ? System.Text.Encoding.UTF8.GetString(Stdin) : Convert.ToBase64String(Stdin);
        if (Files.Count > 0)
            json["files"] = new JsonArray([.. Files.SelectMany(ExecFiles.Expand).Select(path => JsonValue.Create(path))]);
        if (Returns.Count > 0)
            json["returns"] = new JsonArray([.. Returns.Select(path => JsonValue.Create(path))]);
        return json.ToJsonString();
    }
}
