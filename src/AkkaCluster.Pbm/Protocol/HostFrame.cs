namespace AkkaCluster.Pbm.Protocol;

/// <summary>
/// One line of JSON from host to client: the answer to hello with all that the host offers, or a piece of the answer to the command
/// of an id. An error without an id is the host's last word on the connection.
/// </summary>
internal sealed record HostFrame
{
    public int? Hello { get; init; }

    public string? System { get; init; }

    public string? Address { get; init; }

    public IReadOnlyList<PaletteFrame>? Palettes { get; init; }

    public long? Id { get; init; }

    public string? Text { get; init; }

    public bool Error { get; init; }

    public bool Final { get; init; }

    /// <summary>Whether the command was refused before it ran: no such command, or wrong arguments.</summary>
    public bool Usage { get; init; }
}
