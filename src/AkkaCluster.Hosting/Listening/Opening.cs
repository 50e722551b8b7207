namespace AkkaCluster.Hosting.Listening;

/// <summary>A place where a node hears others.</summary>
/// <param name="Purpose">What listens.</param>
/// <param name="Host">Where.</param>
/// <param name="IsGuarded">Whether it has what it wants off loopback.</param>
/// <param name="Lacks">What it lacks otherwise, and how to give it.</param>
public sealed record Opening(string Purpose, string Host, bool IsGuarded, string Lacks);
