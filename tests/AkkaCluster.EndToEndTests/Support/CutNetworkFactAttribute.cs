using AkkaCluster.TestNode.Harness;

namespace AkkaCluster.EndToEndTests.Support;

/// <summary>A test that needs network namespaces; skipped, with the reason, where there can be none.</summary>
public sealed class CutNetworkFactAttribute : FactAttribute
{
    public CutNetworkFactAttribute() => Skip = CutNetwork.Missing;
}
