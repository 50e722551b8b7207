using Akka.MultiNode.TestAdapter;

namespace AkkaCluster.MultiNodeTests.Membership;

public class KeepOldestDownIfAloneSpec : PartitionSpec
{
    private readonly KeepOldestDownIfAloneConfig _config;

    public KeepOldestDownIfAloneSpec() : this(new KeepOldestDownIfAloneConfig())
    {
    }

    protected KeepOldestDownIfAloneSpec(KeepOldestDownIfAloneConfig config) : base(config, typeof(KeepOldestDownIfAloneSpec)) => _config = config;

    [MultiNodeFact]
    public Task An_oldest_that_is_alone_is_downed() => CutTheFirstOff(_config.Second, _config.Third);
}
