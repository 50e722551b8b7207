using System.Text;
using System.Text.Json;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>An input that is itself the rest of a command line.</summary>
/// <param name="Words">The words that follow the command's.</param>
/// <param name="Stdin">What it gets on standard input; null for nothing.</param>
/// <param name="Number">Its number where that is not the task's.</param>
internal sealed record CommandLineInput(IReadOnlyList<string> Words, byte[]? Stdin, long? Number)
{
    /// <summary>The files to bring, beside those that all of the job's commands have.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The files to return, beside likewise.</summary>
    public IReadOnlyList<string> Returns { get; init; } = [];

    /// <summary>The parameter's value for inputs that fill placeholders.</summary>
    public const string TextName = "text";

    /// <summary>The parameter's value for such inputs.</summary>
    public const string Name = "commandLine";

    /// <exception cref="TaskFailedException">It is none.</exception>
    public static CommandLineInput Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new CommandLineInput(
                Texts(root, "words"),
                root.TryGetProperty("stdinBase64", out var base64) ? base64.GetBytesFromBase64() : root.TryGetProperty("stdin", out var stdin) ? Encoding.UTF8.GetBytes(stdin.GetString()!) : null,
                root.TryGetProperty("number", out var number) ? number.GetInt64() : null)
            {
                Files = Texts(root, "files"),
                Returns = Texts(root, "returns"),
            };
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            throw new TaskFailedException($"The input is no command line: {wrong.Message} Expected a JSON object such as {{\"words\": [\"-k\", \"a.txt\"]}}.", wrong, permanent: true);
        }
    }

    private static IReadOnlyList<string> Texts(JsonElement root, string name) => root.TryGetProperty(name, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : [];
}
