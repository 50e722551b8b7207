namespace AkkaCluster.Pbm;

/// <summary>The operators' console; the section Pbm of a node.</summary>
public sealed class PbmOptions
{
    /// <summary>Whether there is one.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Null: 9110, or the next free one.</summary>
    public int? Port { get; set; }

    /// <summary>A connection that has not said hello after this time is closed.</summary>
    public TimeSpan HelloTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Connections beyond this are closed at once.</summary>
    public int MaxConnections { get; set; } = 4096;

    /// <summary>The longest line in bytes that a client may send.</summary>
    public int MaxLineSize { get; set; } = 64 << 10;

    /// <summary>Lines that wait for a slow client; one that is slower still is cut off.</summary>
    public int MaxPendingLines { get; set; } = 10_000;

    /// <summary>Whether the log says what it offers.</summary>
    public bool LogPalettesOnStartup { get; set; } = true;
}
