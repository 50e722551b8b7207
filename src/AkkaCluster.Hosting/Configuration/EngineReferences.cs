using System.Reflection;
using Akka.Configuration;

namespace AkkaCluster.Hosting.Configuration;

/// <summary>The defaults that are embedded in the engine's assemblies, whichever engine it is: only to know which keys there are.</summary>
internal static class EngineReferences
{
    private static readonly string[] Assemblies = ["Akka", "Akka.Remote", "Akka.Cluster", "Akka.Cluster.Tools", "Akka.Cluster.Sharding", "Petabridge.Cmd.Host"];

    public static IReadOnlyList<Config> All { get; } = [.. Assemblies.SelectMany(Read)];

    private static IEnumerable<Config> Read(string name)
    {
        Assembly assembly;
        try
        {
            assembly = Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            // This node is made without it.
            return [];
        }
        return assembly.GetManifestResourceNames()
            .Where(resource => resource.EndsWith(".conf", StringComparison.Ordinal))
            .Select(resource => ConfigurationFactory.FromResource(resource, assembly));
    }
}
