namespace AkkaCluster.Pbm.Protocol;

/// <summary>
/// One line of JSON from client to host. The first says hello (version, and the token where the host wants one); each later one is a
/// command as words with an id that the client chooses, or cancels the command of an id.
/// </summary>
internal sealed record ClientFrame
{
    public int? Hello { get; init; }

    public string? Token { get; init; }

    public long? Id { get; init; }

    public IReadOnlyList<string>? Words { get; init; }

    public long? Cancel { get; init; }
}
