namespace AkkaCluster.Pbm;

/// <summary>Builds a command.</summary>
public sealed class CommandDefinitionBuilder
{
    private readonly List<ArgumentDefinition> _arguments = [];
    private string _name = "";
    private string _description = "";

    /// <summary>Sets what is typed after the palette's name.</summary>
    public CommandDefinitionBuilder WithName(string name)
    {
        _name = name;
        return this;
    }

    /// <summary>Sets what it does, for people.</summary>
    public CommandDefinitionBuilder WithDescription(string description)
    {
        _description = description;
        return this;
    }

    /// <summary>Adds an argument.</summary>
    public CommandDefinitionBuilder WithArgument(Func<ArgumentDefinitionBuilder, ArgumentDefinitionBuilder> argument)
    {
        _arguments.Add(argument(new ArgumentDefinitionBuilder()).Build());
        return this;
    }

    /// <summary>The command; one without a name, or with two arguments of one name or switch, is an error.</summary>
    public CommandDefinition Build()
    {
        if (_name.Length == 0 || _name.Any(char.IsWhiteSpace)) throw new InvalidOperationException($"A command's name is '{_name}'; expected one word.");
        RefuseRepeats("name", _arguments.Select(a => a.Name));
        RefuseRepeats("switch", _arguments.SelectMany(a => a.Switch));
        return new CommandDefinition(_name, _description, _arguments.ToArray());
    }

    private void RefuseRepeats(string what, IEnumerable<string> values)
    {
        if (values.GroupBy(v => v, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } repeated)
            throw new InvalidOperationException($"Command '{_name}' has two arguments of the {what} '{repeated.Key}'.");
    }
}
