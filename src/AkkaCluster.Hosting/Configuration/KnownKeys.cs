using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace AkkaCluster.Hosting.Configuration;

/// <summary>Refuses settings that nothing reads: a slip in a key would otherwise go unnoticed until it matters.</summary>
internal sealed class KnownKeys
{
    /// <summary>Below these anyone may name things of his own.</summary>
    private static readonly string[] Open =
    [
        "akka.actor.deployment", "akka.actor.serializers", "akka.actor.serialization-bindings", "akka.actor.serialization-identifiers",
        "akka.actor.router.type-mapping", "akka.coordinated-shutdown.phases", "akka.coordinated-shutdown.reason-overrides",
        "akka.cluster.role", "akka.remote.adapters", "akka.scheduler",
    ];

    private readonly HashSet<string> _leaves;
    private readonly HashSet<string> _branches;

    /// <summary>Knows every key of the given layers.</summary>
    public KnownKeys(params IEnumerable<Config> layers)
    {
        _leaves = [.. layers.SelectMany(Leaves)];
        _branches = [.. _leaves.SelectMany(Ancestors)];
    }

    /// <summary>An error for the first setting that is unknown, with what was probably meant.</summary>
    /// <exception cref="NodeOptionsException">A key is unknown.</exception>
    public void Check(Config layer, string source)
    {
        foreach (var key in Leaves(layer))
        {
            if (IsKnown(key))
                continue;
            throw new NodeOptionsException($"{source}: the setting '{key}' is unknown.{NearMiss.Hint(key, _leaves)}");
        }
    }

    private bool IsKnown(string key) =>
        _leaves.Contains(key)
        || _branches.Contains(key)
        || Array.Exists(Open, prefix => key.StartsWith(prefix + '.', StringComparison.Ordinal))
        || Ancestors(key).Any(_leaves.Contains)
        || IsOwnDispatcher(key)
        || !(key.StartsWith("akka.", StringComparison.Ordinal) || key.StartsWith("akkacluster.", StringComparison.Ordinal));

    /// <summary>A dispatcher or mailbox of one's own sits anywhere under akka.actor and ends as every dispatcher does.</summary>
    private static bool IsOwnDispatcher(string key) => key.Contains("-dispatcher.", StringComparison.Ordinal) || key.Contains("-mailbox.", StringComparison.Ordinal);

    /// <summary>The keys of all values in a layer, without its fallbacks.</summary>
    internal static IEnumerable<string> Leaves(Config layer) =>
        layer.IsEmpty || layer.Root is null || !layer.Root.IsObject() ? [] : Leaves(layer.Root, "");

    private static IEnumerable<string> Leaves(HoconValue value, string prefix)
    {
        foreach (var (name, child) in value.GetObject().Items)
        {
            var key = prefix.Length == 0 ? name.Trim('"') : prefix + "." + name.Trim('"');
            if (child.IsObject() && child.GetObject().Items.Count > 0)
            {
                foreach (var leaf in Leaves(child, key))
                    yield return leaf;
            }
            else
            {
                yield return key;
            }
        }
    }

    private static IEnumerable<string> Ancestors(string key)
    {
        for (var dot = key.LastIndexOf('.'); dot > 0; dot = key.LastIndexOf('.', dot - 1))
            yield return key[..dot];
    }
}
