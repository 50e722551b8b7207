namespace AkkaCluster.Hosting;

/// <summary>What a kind of node usually is, where nobody says otherwise.</summary>
/// <param name="Role">What people call it.</param>
/// <param name="Port">Its remoting port.</param>
/// <param name="HttpPort">Its HTTP port.</param>
/// <param name="Http">Whether it serves HTTP.</param>
public sealed record NodeProfile(string Role, int Port, int HttpPort = 8080, bool Http = true)
{
    /// <summary>Ports of this machine that other nodes take, though they may not listen yet.</summary>
    public IReadOnlyList<int> Reserved { get; init; } = [];
}
