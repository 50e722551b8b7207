namespace AkkaCluster.Chaos.World;

/// <summary>The part of a node's heap in which new objects are, until it is full and collected.</summary>
internal static class YoungestGeneration
{
    private const string Size = "0x2000000";

    /// <summary>
    /// Nodes that this process starts from now on have one of 32 MiB. By default it is as large as the processor's cache, hundreds of MiB on a server: what is not collected yet is not what is kept.
    /// </summary>
    public static void Bound() => Environment.SetEnvironmentVariable("DOTNET_GCgen0size", Size);
}
