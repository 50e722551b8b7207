using Akka.Actor;

namespace AkkaCluster.Pbm;

/// <summary>A palette together with the actor that runs its commands.</summary>
public abstract class CommandPaletteHandler
{
    /// <summary>Takes the palette.</summary>
    protected CommandPaletteHandler(CommandPalette palette) => Palette = palette;

    /// <summary>The commands.</summary>
    public CommandPalette Palette { get; }

    /// <summary>What the actor that runs them is made of; read after <see cref="OnRegister"/>.</summary>
    public abstract Props HandlerProps { get; }

    /// <summary>Called when the palette is registered with a host.</summary>
    public virtual void OnRegister(PbmHost plugin)
    {
    }
}
