using System.Diagnostics.CodeAnalysis;

namespace AkkaCluster.Pbm;

/// <summary>Makes a command of the words that were typed, or says what is wrong with them.</summary>
internal static class CommandParser
{
    public static bool TryParse(IReadOnlyList<string> words, IReadOnlyDictionary<string, RegisteredPalette> palettes,
        [NotNullWhen(true)] out RegisteredPalette? palette, [NotNullWhen(true)] out Command? command, out string fault)
    {
        palette = null;
        command = null;
        if (words.Count == 0 || !palettes.TryGetValue(words[0], out palette))
        {
            fault = $"No palette '{words.ElementAtOrDefault(0)}'. There are: {List(palettes.Keys)}.";
            return false;
        }

        var commands = palette.Palette.Commands;
        if (words.Count == 1 || !commands.TryGetValue(words[1], out var definition))
        {
            fault = $"No command '{words.ElementAtOrDefault(1)}' in palette '{palette.Palette.Name}'. There are: {List(commands.Keys)}.";
            return false;
        }

        if (!TryPair(words, definition, out var arguments, out fault)) return false;
        var missing = definition.Arguments.FirstOrDefault(a => a.IsMandatory && !arguments.Any(given => a.Switches.Contains(given.Switch)));
        if (missing is not null)
        {
            fault = $"{words[0]} {words[1]} wants {missing.Switches[0]} {missing.Name.ToUpperInvariant()}: {missing.Description}.";
            return false;
        }

        command = new Command(palette.Palette.Name, definition.Name, arguments);
        return true;
    }

    private static bool TryPair(IReadOnlyList<string> words, CommandDefinition definition, out List<(string Switch, string Value)> arguments, out string fault)
    {
        arguments = [];
        fault = "";
        for (var i = 2; i < words.Count; i += 2)
        {
            var word = words[i];
            var argument = definition.Arguments.FirstOrDefault(a => a.Switches.Contains(word));
            if (argument is null)
                fault = $"{definition.Name} has no switch '{word}'. There are: {List(definition.Arguments.SelectMany(a => a.Switches))}.";
            else if (i + 1 >= words.Count)
                fault = $"{word} wants a value: {argument.Description}.";
            else if (!argument.AllowsMultiple && arguments.Any(given => argument.Switches.Contains(given.Switch)))
                fault = $"{word} is given twice.";
            else
                fault = AnswerFormat.Fault(argument, words[i + 1]) ?? "";
            if (fault.Length > 0) return false;
            arguments.Add((word, words[i + 1]));
        }

        return true;
    }

    private static string List(IEnumerable<string> names) => names.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } list ? string.Join(", ", list) : "none";
}
