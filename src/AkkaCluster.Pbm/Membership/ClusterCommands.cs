using Akka.Actor;

namespace AkkaCluster.Pbm.Membership;

/// <summary>The palette `cluster`: the members of the cluster, and what an operator may do to them.</summary>
public sealed class ClusterCommands : CommandPaletteHandler
{
    /// <summary>The only one.</summary>
    public static readonly ClusterCommands Instance = new();

    private ClusterCommands() : base(ClusterCommandDefinitions.Palette)
    {
    }

    /// <inheritdoc />
    public override Props HandlerProps => Props.Create(() => new ClusterHandler());
}
