using AkkaCluster.Cli.Commands;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Settings;
using AkkaCluster.LoadBalancer;
using AkkaCluster.Node;
using AkkaCluster.Node.Pbm;
using AkkaCluster.Server;
using AkkaCluster.Pbm;

namespace AkkaCluster.EndToEndTests.Documents;

/// <summary>Holds a command of a document against the definitions that the programs read their command lines with; nothing is run.</summary>
internal static class CommandCheck
{
    private static readonly CommandPalette[] Palettes =
        [PbmPalettes.Cluster, PbmPalettes.ClusterSharding, PbmPalettes.Remote, JobCommandDefinitions.Palette(null!)];

    /// <summary>What is wrong with a command; null where nothing is.</summary>
    public static string? Fault(string command) => Fault([.. ShellWords.Of(command)]) is { } fault ? $"'{command}': {fault}" : null;

    private static string? Fault(string[] words) => words switch
    {
        ["akkacluster", .. var arguments] => OfCommand(arguments),
        ["pbm", .. var arguments] => OfPbm(arguments),
        ["dotnet", "run", .. var arguments] => OfRun(arguments),
        ["dotnet", "build" or "test" or "publish" or "pack", var target, ..] when !target.StartsWith('-') => Missing(target),
        _ => null,
    };

    private static string? OfCommand(string[] arguments)
    {
        // A word in capitals stands for what the reader puts there: its value is not held against anything.
        var placeholders = arguments.Where(word => word.All(char.IsAsciiLetterUpper)).ToList();
        var errors = RootCommands.Create().Parse(arguments).Errors.Select(error => error.Message)
            .Where(message => !placeholders.Exists(word => message.Contains($"'{word}'", StringComparison.Ordinal))).ToList();
        return errors.Count == 0 ? null : string.Join(' ', errors);
    }

    private static string? OfRun(string[] arguments)
    {
        var end = Array.IndexOf(arguments, "--");
        var own = end < 0 ? [] : arguments[(end + 1)..];
        var at = Array.IndexOf(arguments, "--project");
        if (at < 0 || at + 1 >= arguments.Length)
            return "dotnet run wants --project.";
        var project = arguments[at + 1];
        // With nothing after the dashes it is the beginning of commands that the text goes on to name.
        return Missing(project) ?? (own.Length == 0 ? null : Path.GetFileName(project) switch
        {
            "AkkaCluster.Cli" => OfCommand(own),
            "pbm" => OfPbm(own),
            "AkkaCluster.Seed" => OfNode(ClusterNodes.Seed, own),
            "AkkaCluster.Worker" => OfNode(ClusterNodes.Worker, own),
            "AkkaCluster.LoadBalancer" => OfNode(LoadBalancerNode.Program, own),
            "AkkaCluster.Server" => OfNode(ServerNode.Program, own),
            _ => null,
        });
    }

    private static string? OfNode(ConsoleNode node, string[] arguments)
    {
        try
        {
            new NodeCommandLine(node).Parse(arguments);
            return null;
        }
        catch (NodeOptionsException wrong)
        {
            return wrong.Message;
        }
    }

    private static string? OfPbm(string[] arguments)
    {
        if (!AkkaCluster.Pbm.Client.PbmOptions.TryParse(arguments, null, out var options, out var fault))
            return fault;
        if (options.Words is [] or ["help", ..])
            return null;
        var palette = Array.Find(Palettes, palette => palette.Name == options.Words[0]);
        if (palette is null)
            return $"there is no palette '{options.Words[0]}'; expected one of {string.Join(", ", Palettes.Select(known => known.Name))}.";
        if (options.Words.Count < 2 || !palette.Commands.TryGetValue(options.Words[1], out var command))
            return $"{palette.Name} has the commands {string.Join(", ", palette.Commands.Keys)}.";
        var switches = options.Words.Skip(2).Where(word => word.StartsWith('-')).ToList();
        return switches.Find(word => !command.Arguments.Any(argument => argument.Switches.Contains(word))) is { } unknown ? $"{command.Name} has no switch {unknown}."
            : command.Arguments.FirstOrDefault(argument => argument.IsMandatory && !argument.Switches.Any(switches.Contains)) is { } missing ? $"{command.Name} wants {missing.Switches[0]}."
            : null;
    }

    private static string? Missing(string path) => Path.Exists(Path.Combine(Document.Root, path)) ? null : $"there is no {path}.";
}
