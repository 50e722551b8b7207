namespace Akka.Cluster.SBR;

/// <summary>Settings of the strategy <c>keep-oldest</c>.</summary>
public sealed class KeepOldestSettings
{
    /// <summary>Makes the settings.</summary>
    public KeepOldestSettings(bool downIfAlone, string? role)
    {
        DownIfAlone = downIfAlone;
        Role = role;
    }

    /// <summary>Whether the oldest member goes when all others are on the other side.</summary>
    public bool DownIfAlone { get; }

    /// <summary>The role whose members count; null for all.</summary>
    public string? Role { get; }
}
