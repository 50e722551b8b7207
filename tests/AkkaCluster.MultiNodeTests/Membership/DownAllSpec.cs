using Akka.MultiNode.TestAdapter;

namespace AkkaCluster.MultiNodeTests.Membership;

public class DownAllSpec : PartitionSpec
{
    public DownAllSpec() : this(new DownAllConfig())
    {
    }

    protected DownAllSpec(DownAllConfig config) : base(config, typeof(DownAllSpec))
    {
    }

    [MultiNodeFact]
    public Task All_are_downed() => CutTheFirstOff();
}
