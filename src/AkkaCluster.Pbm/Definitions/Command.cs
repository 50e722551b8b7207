namespace AkkaCluster.Pbm;

/// <summary>A command as it was typed, which a handler receives; it answers its sender with <see cref="CommandResponse"/>s.</summary>
/// <param name="Palette">The palette that it belongs to.</param>
/// <param name="Name">Which command of the palette.</param>
/// <param name="Arguments">Switches and values, in the order in which they were typed.</param>
public sealed record Command(string Palette, string Name, IReadOnlyList<(string Switch, string Value)> Arguments);
