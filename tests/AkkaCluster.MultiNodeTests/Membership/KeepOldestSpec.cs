using Akka.MultiNode.TestAdapter;

namespace AkkaCluster.MultiNodeTests.Membership;

public class KeepOldestSpec : PartitionSpec
{
    private readonly KeepOldestConfig _config;

    public KeepOldestSpec() : this(new KeepOldestConfig())
    {
    }

    protected KeepOldestSpec(KeepOldestConfig config) : base(config, typeof(KeepOldestSpec)) => _config = config;

    [MultiNodeFact]
    public Task The_side_of_the_oldest_goes_on_even_alone() => CutTheFirstOff(_config.First);
}
