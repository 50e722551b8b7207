namespace AkkaCluster.Pbm.Protocol;

/// <summary>A palette as the host describes it to clients, for help and completion.</summary>
internal sealed record PaletteFrame(string Name, IReadOnlyList<PaletteFrame.CommandFrame> Commands)
{
    internal sealed record CommandFrame(string Name, string Description, IReadOnlyList<ArgumentFrame> Arguments);

    internal sealed record ArgumentFrame(string Name, IReadOnlyList<string> Switches, string Description, bool Mandatory, IReadOnlyList<string> Defaults);
}
