using AkkaCluster.Pbm.Protocol;

namespace AkkaCluster.Pbm.Client.Interactive;

/// <summary>Tells what the host offers: its palettes, the commands of one, the switches of a command.</summary>
internal static class Help
{
    public static int Print(HostFrame greeting, IReadOnlyList<string> words, TextWriter output, TextWriter error)
    {
        var palettes = greeting.Palettes ?? [];
        if (words.Count == 0)
        {
            foreach (var each in palettes) output.WriteLine($"{each.Name,-20} {string.Join(", ", each.Commands.Select(c => c.Name))}");
            output.WriteLine("help PALETTE tells more of its commands.");
            return ExitCode.Done;
        }

        var palette = palettes.FirstOrDefault(p => p.Name.Equals(words[0], StringComparison.OrdinalIgnoreCase));
        var commands = palette?.Commands.Where(c => words.Count == 1 || c.Name.Equals(words[1], StringComparison.OrdinalIgnoreCase)).ToList() ?? [];
        if (commands.Count == 0)
        {
            error.WriteLine($"The host offers no '{string.Join(' ', words)}'. It offers: {string.Join(", ", palettes.Select(p => p.Name))}.");
            return ExitCode.Usage;
        }

        foreach (var command in commands)
        {
            output.WriteLine($"{palette!.Name} {command.Name}{string.Concat(command.Arguments.Select(Brief))}");
            output.WriteLine($"    {command.Description}");
            foreach (var argument in command.Arguments)
            {
                var fallback = argument.Defaults.Count > 0 ? $" (default {string.Join(' ', argument.Defaults)})" : "";
                output.WriteLine($"    {string.Join(", ", argument.Switches)}  {argument.Description}{fallback}");
            }
        }

        return ExitCode.Done;
    }

    private static string Brief(PaletteFrame.ArgumentFrame argument)
    {
        var text = $"{argument.Switches[0]} {argument.Name.ToUpperInvariant()}";
        return argument.Mandatory ? $" {text}" : $" [{text}]";
    }
}
