using Akka.Actor;

namespace AkkaCluster.Pbm.Remoting;

/// <summary>The palette `remote`: this node's address, and whether actors of other nodes can be reached from it.</summary>
public sealed class RemoteCommands : CommandPaletteHandler
{
    /// <summary>One that serves for every host.</summary>
    public static readonly RemoteCommands Instance = new();

    /// <summary>Makes the palette.</summary>
    public RemoteCommands() : base(RemoteHandler.Definitions)
    {
    }

    /// <inheritdoc />
    public override Props HandlerProps => Props.Create(() => new RemoteHandler());
}
