namespace AkkaCluster.Jobs.Storage;

/// <summary>Where the inputs of a job's tasks come from.</summary>
public abstract record JobInputs(long Count)
{
    /// <summary>Whole numbers, <paramref name="Step"/> a task; nothing is stored.</summary>
    public sealed record Range(long From, long To, long Step) : JobInputs(RangeCount(From, To, Step));

    /// <summary>A few lines, kept with the job itself.</summary>
    public sealed record Inline(IReadOnlyList<string> Lines) : JobInputs(Lines.Count);

    /// <summary>Many lines, in blocks under an upload's id.</summary>
    public sealed record Stored(string Upload, long Lines) : JobInputs(Lines);

    /// <summary>What other jobs make, once they have ended: until then nobody knows how many there are.</summary>
    public sealed record Outputs(IReadOnlyList<string> Jobs, bool Gather) : JobInputs(0);

    /// <summary>The distance of two numbers may be more than a number can be; a count that may be so too is the greatest.</summary>
    private static long RangeCount(long from, long to, long step) =>
        to <= from ? 0 : (long)Math.Min(long.MaxValue, (unchecked((ulong)to - (ulong)from) - 1) / (ulong)step + 1);
}
