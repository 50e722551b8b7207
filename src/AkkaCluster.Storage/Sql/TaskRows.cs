using System.Text;

namespace AkkaCluster.Storage.Sql;

/// <summary>The rows of the tasks that a chunk records.</summary>
internal static class TaskRows
{
    public static IEnumerable<TaskRecord> Of(ChunkRecord chunk)
    {
        var failures = chunk.Failures.Where(failure => failure.Final).ToDictionary(failure => failure.Index);
        var lengths = chunk.Outputs.Lengths;
        var (offset, position) = (0, 0);
        foreach (var run in chunk.Runs)
        {
            for (var index = run.First; index < run.End; index++)
            {
                for (var here = (int)(index - chunk.Chunk.First); position < here; position++)
                    offset += lengths[position];
                yield return failures.Count > 0 && failures.TryGetValue(index, out var failure)
                    ? new TaskRecord(index, Failed: true, failure.Attempt, Encoding.UTF8.GetBytes(failure.Error))
                    : new TaskRecord(index, Failed: false, chunk.Attempt, chunk.Outputs.Data.Slice(offset, lengths[position]));
            }
        }
    }
}
