using Akka.Configuration;

namespace Akka.Cluster.Sharding.Internal;

/// <summary>The <c>reference.conf</c> that is embedded in this assembly.</summary>
internal static class ReferenceConfig
{
    public static Config Value { get; } = Read();

    private static Config Read()
    {
        using var stream = typeof(ReferenceConfig).Assembly.GetManifestResourceStream("reference.conf")
            ?? throw new InvalidOperationException("The resource reference.conf is missing from Akka.Cluster.Sharding; the build should have embedded it.");
        using var reader = new StreamReader(stream);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
