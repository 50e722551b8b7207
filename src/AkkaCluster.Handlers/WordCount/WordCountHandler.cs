using System.Globalization;
using System.Text;
using AkkaCluster.Contracts;

namespace AkkaCluster.Handlers.WordCount;

/// <summary>Counts one piece; its output is a line "count word" for each word.</summary>
internal sealed class WordCountHandler : ITaskHandler
{
    public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        var piece = FilePiece.FromLine(input.Text);
        if (!File.Exists(piece.Path))
            throw new TaskFailedException($"The file '{piece.Path}' is not on this worker; inputs must lie on storage that every node sees under the same path.");
        var text = new StringBuilder();
        foreach (var (word, count) in WordCounter.Count(piece, cancellation))
            text.Append(CultureInfo.InvariantCulture, $"{count} {word}\n");
        foreach (var chunk in text.GetChunks())
            context.Write(chunk.Span);
        return ValueTask.CompletedTask;
    }
}
