namespace AkkaCluster.Hosting.Flags;

/// <summary>What a command line asked for.</summary>
/// <param name="ConfigFiles">Further files, a later one over an earlier.</param>
/// <param name="Settings">The settings that its flags make.</param>
internal sealed record ParsedFlags(IReadOnlyList<string> ConfigFiles, IReadOnlyList<FlagSetting> Settings);
