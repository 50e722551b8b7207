using Akka.Actor;

namespace AkkaCluster.Pbm;

/// <summary>The palette `actor`: what actors there are. Every host offers it.</summary>
public sealed class ActorCommands : CommandPaletteHandler
{
    /// <summary>The only one.</summary>
    public static readonly ActorCommands Instance = new();

    private ActorCommands() : base(ActorHierarchyHandler.Definitions)
    {
    }

    /// <inheritdoc />
    public override Props HandlerProps => Props.Create(() => new ActorHierarchyHandler());
}
