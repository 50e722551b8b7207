using AkkaCluster.Hosting.Configuration;

namespace AkkaCluster.Hosting.Flags;

/// <summary>Reads a node's command line: <c>--name value</c>, <c>--name=value</c>, and <c>--set key=value</c> for any setting.</summary>
internal static class FlagParser
{
    internal const string ConfigFlag = "--config";
    internal const string SetFlag = "--set";
    internal const string HelpFlag = "--help";

    public static ParsedFlags Parse(IReadOnlyList<NodeFlag> flags, IReadOnlyList<string> arguments)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is HelpFlag or "-h" or "-?")
                return new ParsedFlags(true, [], settings);
            var (name, attached) = SplitAttached(arguments[i]);
            string Value(string placeholder) => attached ?? (i + 1 < arguments.Count
                ? arguments[++i]
                : throw new NodeOptionsException($"The flag {name} wants a value: {name} {placeholder}."));
            switch (name)
            {
                case ConfigFlag:
                    files.Add(Value("FILE"));
                    break;
                case SetFlag:
                    Set(settings, Value("KEY=VALUE"));
                    break;
                default:
                    Apply(Find(flags, name), attached, Value, settings);
                    break;
            }
        }
        return new ParsedFlags(false, files, settings);
    }

    private static void Apply(NodeFlag flag, string? attached, Func<string, string> value, Dictionary<string, string> settings)
    {
        if (flag.Value is null && attached is not null)
            throw new NodeOptionsException($"The flag {flag.Name} takes no value, but was given '{attached}'.");
        foreach (var (key, text) in flag.Settings(flag.Value is null ? "" : value(flag.Value)))
            settings[key] = text;
    }

    private static NodeFlag Find(IReadOnlyList<NodeFlag> flags, string name)
    {
        var names = flags.Select(f => f.Name).Concat([ConfigFlag, SetFlag, HelpFlag]);
        return flags.FirstOrDefault(f => f.Name == name) ?? throw new NodeOptionsException(name.StartsWith('-')
            ? $"The flag {name} is unknown.{NearMiss.Hint(name, names)} --help lists all."
            : $"Found '{name}' where a flag was expected; --help lists all.");
    }

    private static void Set(Dictionary<string, string> settings, string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new NodeOptionsException($"Found --set {assignment}; expected --set KEY=VALUE, for example --set akkacluster.port=4054.");
        settings[assignment[..equals].Trim()] = assignment[(equals + 1)..].Trim();
    }

    private static (string Name, string? Attached) SplitAttached(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return argument.StartsWith("--", StringComparison.Ordinal) && equals > 0 ? (argument[..equals], argument[(equals + 1)..]) : (argument, null);
    }
}
