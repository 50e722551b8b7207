using System.CommandLine;
using System.CommandLine.Help;
using AkkaCluster.Hosting.Settings;

namespace AkkaCluster.Hosting.Flags;

/// <summary>The command line of a node: its flags, <c>--config FILE</c>, and <c>--set KEY=VALUE</c> for any setting.</summary>
internal sealed class NodeCommandLine
{
    private const string Notes = """


        Settings come, a later one over an earlier, from the built-in defaults, appsettings.json beside the program, --config files, environment variables
        (CLUSTER_SEEDS, CLUSTER_IP, CLUSTER_PORT, AKKACLUSTER__..., AKKA__... with __ between sections and _ for a hyphen) and flags.

        Exit codes: 0 left in order, 1 failed, 2 wrong flags or settings, 3 a port is in use or an address is not this machine's, 4 the job store cannot be
        reached or is not the cluster's, 5 the cluster removed this node or it found itself without a majority, 6 an actor stopped without which it is of no
        use, 7 another cluster has taken the job store, 130 ended at once by a second signal.
        """;

    private readonly IReadOnlyList<(NodeFlag Flag, Option Option)> _flags;
    private readonly Option<string[]> _config = new("--config") { HelpName = "FILE", Description = "a JSON file over appsettings.json, or a HOCON file over Akka's settings; may be given several times" };
    private readonly Option<string[]> _set = new("--set") { HelpName = "KEY=VALUE", Description = "any setting, for example --set akka.loglevel=DEBUG" };
    private readonly RootCommand _root;

    public NodeCommandLine(ConsoleNode node)
    {
        _flags = [.. CommonFlags.All.Concat(node.Flags).Select(flag => (flag, flag.ToOption()))];
        _root = new RootCommand(node.Purpose + Notes);
        foreach (var version in _root.Options.OfType<VersionOption>().ToList())
            _root.Options.Remove(version);
        foreach (var option in _flags.Select(pair => pair.Option).Concat([_config, _set]))
            _root.Options.Add(option);
    }

    /// <summary>Reads a command line; null where it asked for the help, which is printed then.</summary>
    /// <exception cref="NodeOptionsException">It is wrong.</exception>
    public ParsedFlags? Parse(IReadOnlyList<string> arguments)
    {
        var parsed = _root.Parse(arguments);
        if (parsed.Action is HelpAction)
        {
            parsed.Invoke();
            return null;
        }
        List<string> faults = [.. parsed.UnmatchedTokens.Select(Unknown), .. parsed.Errors.Where(_ => parsed.UnmatchedTokens.Count == 0).Select(error => error.Message)];
        if (faults.Count > 0)
            throw new NodeOptionsException(string.Join('\n', faults));
        var settings = new List<FlagSetting>();
        // Of two flags for one setting the later counts.
        var places = parsed.Tokens.Select(token => token.Value).ToList();
        foreach (var (flag, option) in _flags.Where(pair => parsed.GetResult(pair.Option) is { Implicit: false }).OrderBy(pair => places.LastIndexOf(pair.Flag.Name)))
            settings.AddRange(flag.Settings(option is Option<string[]> texts ? parsed.GetValue(texts)![^1] : "").Select(pair => new FlagSetting(pair.Key, pair.Value, flag.Name)));
        settings.AddRange((parsed.GetValue(_set) ?? []).Select(Set));
        return new ParsedFlags(parsed.GetValue(_config) ?? [], settings);
    }

    private string Unknown(string token) => token.StartsWith('-')
        ? $"The flag {token.Split('=')[0]} is unknown.{NearMiss.Hint(token.Split('=')[0], _root.Options.Select(option => option.Name))} --help lists all."
        : $"Found '{token}' where a flag was expected; --help lists all.";

    private static FlagSetting Set(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new FlagSetting(assignment[..equals].Trim(), assignment[(equals + 1)..].Trim(), "--set")
            : throw new NodeOptionsException($"Found --set {assignment}; expected --set KEY=VALUE, for example --set akkacluster.port=4054.");
    }
}
