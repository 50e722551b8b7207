namespace Akka.Cluster.SBR;

/// <summary>Settings of the strategy <c>static-quorum</c>.</summary>
public sealed class StaticQuorumSettings
{
    /// <summary>Makes the settings.</summary>
    public StaticQuorumSettings(int size, string? role)
    {
        Size = size;
        Role = role;
    }

    /// <summary>How many members a side needs to stay.</summary>
    public int Size { get; }

    /// <summary>The role whose members count; null for all.</summary>
    public string? Role { get; }
}
