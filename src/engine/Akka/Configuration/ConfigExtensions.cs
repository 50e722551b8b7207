using System.Diagnostics.CodeAnalysis;

namespace Akka.Configuration;

/// <summary>Help with configurations that may be null.</summary>
public static class ConfigExtensions
{
    /// <summary>Whether there is no setting in it.</summary>
    public static bool IsNullOrEmpty([NotNullWhen(false)] this Config? config) => config is null || config.IsEmpty;

    /// <summary>The configuration with a fallback; either may be null or empty.</summary>
    public static Config SafeWithFallback(this Config? config, Config? fallback) =>
        config.IsNullOrEmpty() ? fallback ?? Config.Empty : ReferenceEquals(config, fallback) ? config : config.WithFallback(fallback);
}
