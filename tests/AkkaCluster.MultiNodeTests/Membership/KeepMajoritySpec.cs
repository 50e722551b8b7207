using Akka.MultiNode.TestAdapter;

namespace AkkaCluster.MultiNodeTests.Membership;

public class KeepMajoritySpec : PartitionSpec
{
    private readonly KeepMajorityConfig _config;

    public KeepMajoritySpec() : this(new KeepMajorityConfig())
    {
    }

    protected KeepMajoritySpec(KeepMajorityConfig config) : base(config, typeof(KeepMajoritySpec)) => _config = config;

    [MultiNodeFact]
    public Task The_side_with_more_members_goes_on() => CutTheFirstOff(_config.Second, _config.Third);
}
