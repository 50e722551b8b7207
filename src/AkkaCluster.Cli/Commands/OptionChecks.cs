using System.CommandLine;

namespace AkkaCluster.Cli.Commands;

/// <summary>What the values of options are held against while the command line is read.</summary>
internal static class OptionChecks
{
    /// <summary>Refuses smaller numbers. Looks at what was typed: a default is not there yet when this is asked.</summary>
    public static void AtLeast(this Option<int> option, int least) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var given) && given < least)
            result.AddError($"{option.Name} is {given}; expected at least {least}.");
    });
}
