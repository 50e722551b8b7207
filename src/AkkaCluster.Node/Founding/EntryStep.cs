namespace AkkaCluster.Node.Founding;

/// <summary>What a node that is in no cluster does next.</summary>
internal abstract record EntryStep
{
    private EntryStep()
    {
    }

    /// <summary>It asks these to let it in, and never founds by that.</summary>
    /// <param name="Through">Addresses as host:port; it may be none.</param>
    /// <param name="Awaited">What has to happen, for people.</param>
    public sealed record Join(IReadOnlyList<string> Through, string Awaited) : EntryStep;

    /// <summary>It tries to be the one that writes itself into the store, and founds where it was; where one of these answers after all, it joins it.</summary>
    public sealed record Found(IReadOnlyList<string> Others) : EntryStep;

    /// <summary>It ends: the store belongs to another cluster, and that runs.</summary>
    public sealed record Refuse(string Why) : EntryStep;

    /// <summary>It ends, to start as another process: it would found, and belongs to a cluster that may still be there.</summary>
    public sealed record StartAgain(string Why) : EntryStep;
}
