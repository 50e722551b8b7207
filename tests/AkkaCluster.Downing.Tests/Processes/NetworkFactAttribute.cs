using AkkaCluster.TestNode.Harness;

namespace AkkaCluster.Downing.Tests.Processes;

/// <summary>A test that needs network namespaces; skipped, with the reason, where there can be none.</summary>
public sealed class NetworkFactAttribute : FactAttribute
{
    public NetworkFactAttribute() => Skip = CutNetwork.Missing;
}
