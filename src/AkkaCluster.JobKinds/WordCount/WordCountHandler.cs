using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.WordCount;

/// <summary>Counts one piece; its output is a line "count word" for each word.</summary>
internal sealed class WordCountHandler : ITaskHandler
{
    public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        var piece = FilePiece.FromLine(input.Text);
        using var file = context.Roots.OpenRead(piece.Path);
        foreach (var (word, count) in WordCounter.Count(file, piece, cancellation))
        {
            context.Write(count);
            context.Write(" ");
            context.Write(word);
            context.Write("\n");
        }
        return ValueTask.CompletedTask;
    }
}
