namespace AkkaCluster.Chaos.Histories;

/// <summary>How a call ended.</summary>
internal enum Answer
{
    /// <summary>It was answered.</summary>
    Told,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>There was no answer: what it asked for may be done or not.</summary>
    Unknown,
}
