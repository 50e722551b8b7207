using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>
/// An immutable configuration: HOCON, read by paths such as <c>akka.actor.provider</c> (quote path elements that contain dots).
/// Substitutions are resolved when it is first read, after fallbacks were added.
/// </summary>
public partial class Config
{
    /// <summary>The configuration without any setting.</summary>
    public static readonly Config Empty = new();

    private volatile ObjectNode? _node;
    private volatile HoconValue? _root;

    /// <summary>Creates an empty configuration.</summary>
    public Config() : this(ObjectNode.Empty)
    {
    }

    /// <summary>Creates a configuration of a parsed document.</summary>
    public Config(HoconRoot root) : this(root.Node)
    {
    }

    /// <summary>Creates the configuration that has what <paramref name="source"/> has, and from <paramref name="fallback"/> what it lacks.</summary>
    public Config(Config source, Config? fallback) : this(fallback is null ? source.Node : HoconNodes.MergeObjects(source.Node, fallback.Node))
    {
    }

    private Config(ObjectNode node) => _node = node;

    private Config(HoconValue root) => _root = root;

    /// <summary>Whether it has no setting at all.</summary>
    public virtual bool IsEmpty => _node is { } node ? node.Fields.Count == 0 : Root.IsEmpty;

    /// <summary>The resolved content.</summary>
    public virtual HoconValue Root => _root ??= new HoconResolver(Node).ResolveRoot();

    private ObjectNode Node => _node ??= (ObjectNode)HoconNodes.Of(_root!);

    /// <summary>Parses HOCON.</summary>
    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    /// <summary><paramref name="config"/> with HOCON for what it lacks.</summary>
    public static Config operator +(Config config, string fallback) => config.WithFallback(ConfigurationFactory.ParseString(fallback));

    /// <summary>HOCON with <paramref name="fallbackConfig"/> for what it lacks.</summary>
    public static Config operator +(string configHocon, Config fallbackConfig) => ConfigurationFactory.ParseString(configHocon).WithFallback(fallbackConfig);

    /// <summary>This configuration, with <paramref name="fallback"/> for what it lacks; objects that both have are merged.</summary>
    public virtual Config WithFallback(Config? fallback)
    {
        if (ReferenceEquals(fallback, this)) throw new ArgumentException("A configuration cannot be its own fallback; expected another one.", nameof(fallback));
        if (fallback is null || fallback.IsEmpty) return this;
        return IsEmpty ? fallback : new Config(this, fallback);
    }

    /// <summary>The section at <paramref name="path"/>; an empty one when there is none.</summary>
    public virtual Config GetConfig(string path)
    {
        var value = Find(path);
        if (value is null || value.IsNull) return Empty;
        if (!value.IsObject()) throw new ConfigurationException($"Configuration key '{path}': found {HoconText.KindOf(value)}, expected an object.");
        return new Config(value);
    }

    /// <summary>The value at <paramref name="path"/>, or null.</summary>
    public HoconValue? GetValue(string path) => Find(path);

    /// <summary>Whether there is a value at <paramref name="path"/>.</summary>
    public virtual bool HasPath(string path) => Find(path) is not null;

    /// <summary>The top-level keys with their values.</summary>
    public virtual IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable() => Root.GetObject().Items;

    /// <inheritdoc/>
    public override string ToString() => Root.GetObject().ToString(0);

    /// <summary>The configuration as HOCON; fallbacks were merged when they were added, so both forms are the same.</summary>
    public string ToString(bool includeFallback) => ToString();

    private HoconValue? Find(string path)
    {
        var value = Root;
        var rest = path.AsSpan();
        if (rest.Contains('"')) return FindQuoted(value, ConfigPath.Split(path));
        while (true)
        {
            var dot = rest.IndexOf('.');
            if (value.Element is not HoconObject fields)
            {
                if (value.Element is HoconUnresolved bad) throw bad.Error();
                return null;
            }
            var key = dot < 0 ? rest : rest[..dot];
            if (!fields.Items.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out value)) return null;
            if (dot < 0) return value;
            rest = rest[(dot + 1)..];
        }
    }

    private static HoconValue? FindQuoted(HoconValue? value, List<string> path)
    {
        foreach (var key in path)
        {
            if (value?.Element is HoconUnresolved bad) throw bad.Error();
            value = (value?.Element as HoconObject)?.GetKey(key);
        }
        return value;
    }
}
