using System.Reflection;
using Akka.Configuration;

namespace AkkaCluster.Hosting.Configuration;

/// <summary>The defaults that are embedded in Akka.NET's assemblies and in the pbm host: they say which keys there are.</summary>
internal static class AkkaReferences
{
    internal static readonly string[] Assemblies = ["Akka", "Akka.Remote", "Akka.Cluster", "Akka.Cluster.Tools", "Akka.Cluster.Sharding", "Akka.DistributedData", "Akka.Coordination", "AkkaCluster.Pbm"];

    public static IReadOnlyList<Config> All { get; } = [.. Assemblies.SelectMany(Read)];

    internal static IEnumerable<Config> Read(string name)
    {
        var assembly = Assembly.Load(name);
        return assembly.GetManifestResourceNames()
            .Where(resource => resource.EndsWith(".conf", StringComparison.Ordinal))
            .Select(resource => ConfigurationFactory.FromResource(resource, assembly));
    }
}
