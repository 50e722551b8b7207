namespace AkkaCluster.Benchmarks.Remote;

/// <summary>What the bare sockets' other end does with what it reads.</summary>
internal enum BareMode : byte
{
    Echo = 1,
    Swallow = 2,
}
