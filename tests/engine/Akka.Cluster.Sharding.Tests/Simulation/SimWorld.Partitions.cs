namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>The network is cut in two, and mended again; or one side is downed, and runs on for a while without knowing it.</summary>
internal sealed partial class SimWorld
{
    private readonly SimPartition _partition = new();
    private readonly List<SimNode> _exiles = [];
    private readonly List<SimNode> _goneUnnoticed = [];
    private readonly List<SimCoordinator> _strays = [];

    /// <summary>What one node watches on another counts as terminated. Exiles do not know that they are.</summary>
    public bool IsGoneFor(SimNode watcher, SimNode peer) => !Members.Contains(peer) && !(_partition.IsExile(watcher) && _partition.IsExile(peer));

    private void Cut()
    {
        var otherSide = Members.Where(_ => Draw(2)).ToList();
        Note($"the network is cut, [{string.Join(", ", otherSide.Select(m => m.Name))}] on the other side");
        _partition.Cut(otherSide);
    }

    // Either the network is mended in time, or one side is downed: the other removes its nodes, which then run for a while without knowing it.
    private void EndPartition()
    {
        if (Draw(2)) Network.DropCut();
        var sides = Members.GroupBy(m => _partition.Separates(m.Name, Members[0].Name)).Select(s => s.ToList()).ToList();
        var downed = sides[_random.Next(sides.Count)];
        _partition.Mend();
        if (Draw(3) || !Members.Except(downed).Any(m => m is { Up: true, IsProxy: false, Leaving: false })) Note("the network is mended");
        else Exile(downed);
        foreach (var node in _goneUnnoticed) Gone(node);
        _goneUnnoticed.Clear();
    }

    private void Exile(List<SimNode> downed)
    {
        Note($"[{string.Join(", ", downed.Select(m => m.Name))}] are downed");
        foreach (var node in downed) _partition.Exile(node);
        Network.DropCut();
        foreach (var node in downed.Where(n => n.Up))
        {
            _exiles.Add(node);
            Network.Send("detector" + node.Name, "membership", () => End(node));
        }

        foreach (var node in downed) Gone(node);
    }

    private void End(SimNode exile)
    {
        Kill(exile);
        Network.DropCut();
    }
}
