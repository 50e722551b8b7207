namespace AkkaCluster.Hosting.Flags;

/// <summary>A setting that a flag makes.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Value">Its value.</param>
/// <param name="Flag">The flag.</param>
internal sealed record FlagSetting(string Name, string Value, string Flag);
