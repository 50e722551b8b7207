using System.Collections.Concurrent;

namespace Akka.Util;

/// <summary>Names and relations of types.</summary>
public static class TypeExtensions
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    /// <summary>Whether the type is or derives from <typeparamref name="T"/>.</summary>
    public static bool Implements<T>(this Type type) => Implements(type, typeof(T));

    /// <summary>Whether the type is or derives from another.</summary>
    public static bool Implements(this Type type, Type moreGeneralType) => moreGeneralType.IsAssignableFrom(type);

    /// <summary>The type's name with its assembly's simple name: what configuration and manifests use.</summary>
    public static string TypeQualifiedName(this Type type) => Names.GetOrAdd(type, static t => $"{t.FullName}, {t.Assembly.GetName().Name}");
}
