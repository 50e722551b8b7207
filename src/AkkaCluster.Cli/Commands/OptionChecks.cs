using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace AkkaCluster.Cli.Commands;

/// <summary>What the values of options are held against while the command line is read.</summary>
internal static class OptionChecks
{
    /// <summary>Refuses smaller and, where a bound is given, greater numbers. Looks at what was typed: a default is not there yet when this is asked.</summary>
    public static void Between(this Option option, long least, long? most = null) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
        {
            if (BigInteger.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given) && (given < least || given > (most ?? given)))
                result.AddError($"{option.Name} is {given}; expected {(most is null ? $"at least {least}" : $"{least} to {most}")}.");
        }
    });

    /// <summary>Refuses an empty text.</summary>
    public static void NotEmpty(this Option option) => option.Validators.Add(result =>
    {
        if (result.Tokens.Any(token => token.Value.Length == 0))
            result.AddError($"{option.Name} is empty.");
    });

    /// <summary>What goes into a header of HTTP: visible characters of ASCII.</summary>
    /// <exception cref="UsageException">It is other text.</exception>
    public static string? HeaderText(string? text, string option) => text is null || (text.Length is > 0 and <= 200 && text.All(c => c is > ' ' and <= '~'))
        ? text
        : throw new UsageException($"{option} has {text.Length} characters, or others than the visible ones of ASCII; expected 1 to 200 of those.");
}
