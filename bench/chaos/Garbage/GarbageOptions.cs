namespace AkkaCluster.Chaos.Garbage;

/// <summary>A run as it was asked for.</summary>
/// <param name="Warm">For how long the nodes work before anything is read.</param>
/// <param name="Inputs">How many bad inputs each port gets.</param>
/// <param name="Connections">How many idle connections each port gets, and how many slow ones.</param>
/// <param name="Hold">How long those are held.</param>
/// <param name="Seed">Of what is sent and of what clients do.</param>
/// <param name="Folder">Where logs, job store and history go.</param>
internal sealed record GarbageOptions(TimeSpan Warm, int Inputs, int Connections, TimeSpan Hold, int Seed, string Folder);
