using System.CommandLine;
using System.Text.RegularExpressions;
using AkkaCluster.Cli.Output;

namespace AkkaCluster.Cli.Commands;

/// <summary>Tells in two lines on standard error what is wrong with a command line, in words for people.</summary>
internal static partial class ParseErrors
{
    /// <returns>The exit code.</returns>
    public static int Tell(ParseResult parsed)
    {
        Terminal.Error(Describe(parsed));
        Console.Error.WriteLine($"'{PathOf(parsed.CommandResult)} --help' says more.");
        return CliExitCodes.BadUsage;
    }

    internal static string Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && command.Action is null && (parsed.UnmatchedTokens.Count > 0 || parsed.Errors.Count == 1))
        {
            var expected = $"expected one of {string.Join(", ", command.Subcommands.Select(known => known.Name))}.";
            return parsed.UnmatchedTokens is [var word, ..] ? $"'{word}' is no command; {expected}" : $"A command is missing; {expected}";
        }
        var text = parsed.Errors[0].Message;
        if (WrongType().Match(text) is { Success: true } wrong)
            return $"{wrong.Groups["what"]} is '{wrong.Groups["value"]}'; expected {Expected(wrong.Groups["type"].Value)}.";
        return LineBreaks().Replace(text, " ").Trim();
    }

    private static string Expected(string type) => type.Contains("Int", StringComparison.Ordinal) ? "a whole number" : type.Contains("Boolean", StringComparison.Ordinal) ? "true or false" : "another value";

    private static string PathOf(System.CommandLine.Parsing.CommandResult result) => result.Parent is System.CommandLine.Parsing.CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "akkacluster";

    [GeneratedRegex("^Cannot parse argument '(?<value>.*)' for (?:option|command) '(?<what>[^']*)' as expected type '(?<type>.*)'", RegexOptions.Singleline)]
    private static partial Regex WrongType();

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreaks();
}
