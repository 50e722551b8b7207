using AkkaCluster.Contracts;

namespace AkkaCluster.Balancing.Tests.Balancer;

/// <summary>Throws where it is to make a handler.</summary>
internal sealed class BrokenKind : JobKind
{
    public override string Name => "broken";

    public override string Description => "Throws where it is to make a handler.";

    public override ITaskHandler CreateHandler(JobParameters parameters) => throw new InvalidOperationException("it makes none");
}
