using Akka.Actor;
using AkkaCluster.Jobs;
using AkkaCluster.Pbm;

namespace AkkaCluster.Node.Pbm;

/// <summary>The palette `jobs`: what the cluster works on, and what an operator may do to it.</summary>
public sealed class JobCommands(IJobService jobs) : CommandPaletteHandler(JobCommandDefinitions.Palette)
{
    /// <inheritdoc />
    public override Props HandlerProps { get; } = Props.Create(() => new JobHandler(jobs));
}
