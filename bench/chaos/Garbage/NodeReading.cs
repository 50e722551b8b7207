using AkkaCluster.Chaos.World;
using AkkaCluster.Cli.Local;

namespace AkkaCluster.Chaos.Garbage;

/// <summary>What a node's process takes of the machine.</summary>
/// <param name="Name">The node's.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Memory">Resident memory that stands for no file, in MiB.</param>
/// <param name="Handles">Open files and sockets.</param>
internal sealed record NodeReading(string Name, int ProcessId, long Memory, int Handles)
{
    private const double MemoryShare = 1.25;
    private const int MemoryMore = 60;
    private const int HandlesMore = 50;

    private long MostMemory => (long)(Memory * MemoryShare) + MemoryMore;

    /// <summary>Of a process that runs.</summary>
    public static NodeReading Of(LocalNode node)
    {
        var figures = ProcessFigures.Of(node.ProcessId) ?? throw new InvalidOperationException($"{node.Name} (process {node.ProcessId}) has ended.");
        return new NodeReading(node.Name, node.ProcessId, (long)figures.Anonymous, figures.Handles);
    }

    /// <summary>What it keeps of that which came between; nothing where it is as it was.</summary>
    public IEnumerable<string> Kept(NodeReading after)
    {
        if (after.ProcessId != ProcessId)
            yield return FormattableString.Invariant($"{Name} was process {ProcessId} and is {after.ProcessId}.");
        if (after.Memory > MostMemory)
            yield return FormattableString.Invariant($"{Name} keeps {after.Memory} MiB; it had {Memory} MiB, and {MostMemory} MiB were expected at most.");
        if (after.Handles > Handles + HandlesMore)
            yield return FormattableString.Invariant($"{Name} keeps {after.Handles} handles; it had {Handles}, and {Handles + HandlesMore} were expected at most.");
    }
}
