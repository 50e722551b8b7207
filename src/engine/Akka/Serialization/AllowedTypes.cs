using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Serialization;

/// <summary>
/// The types that bytes from outside may name. A manifest is only ever looked up among them: what it says is never loaded. Allowed are the basic types,
/// each type bound in <c>akka.actor.serialization-bindings</c> with what derives from it in its assembly (System.Object allows nothing), and what
/// <c>allowed-types</c> and <c>allowed-assemblies</c> of <c>akka.actor.serialization-settings.json</c> name.
/// </summary>
internal sealed class AllowedTypes
{
    internal const string Settings = "akka.actor.serialization-settings.json";

    private static readonly Type[] Basic =
    [
        typeof(string), typeof(bool), typeof(char), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(Guid),
        typeof(byte[]), typeof(string[]), typeof(int[]), typeof(long[]), typeof(double[]),
    ];

    private readonly ConcurrentDictionary<string, Type> _byManifest = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, bool> _known = new();
    private readonly HashSet<Assembly> _assemblies;
    private readonly Func<IEnumerable<Type>> _bound;

    public AllowedTypes(Config config, Func<IEnumerable<Type>> bound)
    {
        _bound = bound;
        _assemblies = [.. config.GetStringList($"{Settings}.allowed-assemblies").Select(Load)];
        foreach (var type in Basic.Concat(config.GetStringList($"{Settings}.allowed-types").Select(Named)))
            Add(type);
    }

    /// <summary>Whether objects of this very type may be written and read.</summary>
    public bool Allows(Type type) => _known.TryGetValue(type, out var allowed) ? allowed : Decide(type);

    /// <summary>The allowed type of a manifest.</summary>
    /// <exception cref="SerializationException">It names none.</exception>
    public Type Resolve(string manifest) => _byManifest.TryGetValue(manifest, out var type) ? type : Search(manifest);

    /// <summary>Refuses a type that is not allowed, before it is written and far away refused.</summary>
    public void Demand(Type type)
    {
        if (!Allows(type)) throw Refusal(type.TypeQualifiedName());
    }

    /// <summary>Forgets decisions: bindings have changed.</summary>
    public void Reconsider()
    {
        foreach (var (type, allowed) in _known)
            if (!allowed) _known.TryRemove(type, out _);
    }

    private bool Decide(Type type)
    {
        // A generic type is allowed by its full name alone: its arguments are types that a name could smuggle in.
        var allowed = _bound().Any(bound => bound == type && type != typeof(object))
            || !type.IsGenericType && (_assemblies.Contains(type.Assembly)
                || _bound().Any(bound => bound != typeof(object) && bound.Assembly == type.Assembly && bound.IsAssignableFrom(type)));
        if (allowed) Add(type);
        else _known[type] = false;
        return allowed;
    }

    private Type Search(string manifest)
    {
        if (_bound().FirstOrDefault(type => type.TypeQualifiedName() == manifest) is { } named && Allows(named)) return named;
        var comma = manifest.LastIndexOf(", ", StringComparison.Ordinal);
        if (comma < 0 || manifest.Contains('[') || manifest.Contains('`')) throw Refusal(manifest);
        // Candidates come from the assemblies that configuration trusts, never from the name.
        foreach (var assembly in _assemblies.Concat(_bound().Select(type => type.Assembly)).Distinct())
            if (assembly.GetName().Name == manifest[(comma + 2)..] && assembly.GetType(manifest[..comma], throwOnError: false) is { } type && Allows(type))
                return type;
        throw Refusal(manifest);
    }

    private void Add(Type type)
    {
        _known[type] = true;
        _byManifest[type.TypeQualifiedName()] = type;
    }

    private static SerializationException Refusal(string name) => new(
        $"found the type '{name}', which may not be read from bytes; expected one that is bound to a serializer or allowed. " +
        $"Bind it to a serializer of its own (akka.actor.serialization-bindings), or add it to {Settings}.allowed-types (or its assembly to allowed-assemblies) on all nodes.");

    private static Assembly Load(string name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception cause) when (cause is IOException or BadImageFormatException)
        {
            throw new ConfigurationException($"found the assembly '{name}' in {Settings}.allowed-assemblies, expected the name of one that is there.", cause);
        }
    }

    private static Type Named(string name) => Type.GetType(name) ?? throw new ConfigurationException(
        $"found the type '{name}' in {Settings}.allowed-types, expected the name of one that is there, with its assembly: \"Some.Type, Some.Assembly\".");
}
