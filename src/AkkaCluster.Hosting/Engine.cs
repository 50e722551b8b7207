using System.Reflection;
using Akka.Actor;

namespace AkkaCluster.Hosting;

/// <summary>Which engine carries this build.</summary>
public static class Engine
{
    /// <summary>"embedded", or Akka.NET with its version.</summary>
    public static string Name { get; } = NameOf(typeof(ActorSystem).Assembly);

    private static string NameOf(Assembly assembly)
    {
        var own = typeof(Engine).Assembly.GetCustomAttribute<AssemblyProductAttribute>()?.Product;
        return assembly.GetCustomAttribute<AssemblyProductAttribute>()?.Product == own ? "embedded" : $"Akka.NET {assembly.GetName().Version?.ToString(3)}";
    }
}
