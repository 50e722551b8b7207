using Akka.Configuration;

namespace Akka.Util;

/// <summary>Finds types that configuration names. Akka's own assembly need not be named.</summary>
internal static class TypeResolver
{
    public static Type Resolve(string typeName, string setting)
    {
        var name = typeName.Trim();
        return Type.GetType(name, throwOnError: false)
            ?? (name.Contains(',') ? null : Type.GetType(name + ", Akka", throwOnError: false))
            ?? (name.Contains(',') ? null : FromLoaded(name))
            ?? throw new ConfigurationException(
                $"{setting} names the type [{typeName}], which could not be loaded; expected \"Namespace.Type, Assembly\" of an assembly beside the application.");
    }

    private static Type? FromLoaded(string name)
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            if (assembly.GetType(name, throwOnError: false) is { } type) return type;
        return null;
    }
}
