namespace AkkaCluster.Hosting.Flags;

/// <summary>What a command line asked for.</summary>
/// <param name="Help">Whether it asked for the help only.</param>
/// <param name="ConfigFiles">Further HOCON files, a later one over an earlier.</param>
/// <param name="Settings">The settings that its flags make.</param>
public sealed record ParsedFlags(bool Help, IReadOnlyList<string> ConfigFiles, IReadOnlyDictionary<string, string> Settings);
