using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.WordCount;

/// <summary>Counts one piece; its output is a line "count word" for each word.</summary>
internal sealed class WordCountHandler : ITaskHandler
{
    public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        var piece = FilePiece.FromLine(input.Text);
        if (piece.Path.StartsWith(FilePiece.Attached, StringComparison.Ordinal))
            return CountAttachedAsync(piece, context, cancellation);
        using var file = context.Roots.OpenRead(piece.Path);
        Count(file, piece, context, cancellation);
        return ValueTask.CompletedTask;
    }

    private static async ValueTask CountAttachedAsync(FilePiece piece, TaskContext context, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(await context.FetchFileAsync(piece.Path[FilePiece.Attached.Length..], cancellation).ConfigureAwait(false));
        Count(file, piece, context, cancellation);
    }

    private static void Count(FileStream file, FilePiece piece, TaskContext context, CancellationToken cancellation)
    {
        foreach (var (word, count) in WordCounter.Count(file, piece, cancellation))
        {
            context.Write(count);
            context.Write(" ");
            context.Write(word);
            context.Write("\n");
        }
    }
}
