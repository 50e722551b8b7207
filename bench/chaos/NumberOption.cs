using System.CommandLine;

namespace AkkaCluster.Chaos;

/// <summary>An option whose value is a whole number within bounds.</summary>
internal static class NumberOption
{
    public static Option<int> Create(string name, string description, int usual, int least, int most = int.MaxValue)
    {
        var option = new Option<int>(name) { HelpName = "N", Description = $"{description} (default {usual})", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && (number < least || number > most))
                result.AddError($"{name} is {number}; expected a number from {least} {(most == int.MaxValue ? "on" : $"to {most}")}.");
        });
        return option;
    }
}
