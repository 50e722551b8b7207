using Akka.MultiNode.TestAdapter;

namespace AkkaCluster.MultiNodeTests.Membership;

public class StaticQuorumSpec : PartitionSpec
{
    private readonly StaticQuorumConfig _config;

    public StaticQuorumSpec() : this(new StaticQuorumConfig())
    {
    }

    protected StaticQuorumSpec(StaticQuorumConfig config) : base(config, typeof(StaticQuorumSpec)) => _config = config;

    [MultiNodeFact]
    public Task The_side_with_the_quorum_goes_on() => CutTheFirstOff(_config.Second, _config.Third);
}
