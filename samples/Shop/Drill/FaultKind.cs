namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>What may be done to a node.</summary>
internal enum FaultKind
{
    /// <summary>It is killed, and started again.</summary>
    Kill,

    /// <summary>It is cut off from the others, and healed before they give it up.</summary>
    Cut,

    /// <summary>It is cut off until it was removed and ended itself.</summary>
    LongCut,
}
