using Akka.Actor;
using AkkaCluster.Pbm.Protocol;

namespace AkkaCluster.Pbm;

/// <summary>A palette that the host offers, and the actor that runs its commands.</summary>
internal sealed record RegisteredPalette(CommandPalette Palette, IActorRef Handler)
{
    public PaletteFrame Describe() =>
        new(Palette.Name,
        [
            .. Palette.Commands.Values.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new PaletteFrame.CommandFrame(c.Name, c.Description,
            [
                .. c.Arguments.Select(a => new PaletteFrame.ArgumentFrame(a.Name, a.Switches, a.Description, a.IsMandatory, a.Defaults)),
            ])),
        ]);
}
