namespace AkkaCluster.Pbm;

/// <summary>Builds an argument of a command.</summary>
public sealed class ArgumentDefinitionBuilder
{
    private readonly List<string> _switches = [];
    private string _name = "";
    private string _description = "";
    private bool _isMandatory;
    private bool _allowsMultiple;
    private IReadOnlyList<string> _defaultValues = [];

    /// <summary>Sets what handlers call it.</summary>
    public ArgumentDefinitionBuilder WithName(string name)
    {
        _name = name;
        return this;
    }

    /// <summary>Sets what it is, for people.</summary>
    public ArgumentDefinitionBuilder WithDescription(string description)
    {
        _description = description;
        return this;
    }

    /// <summary>Adds a switch, such as "-a".</summary>
    public ArgumentDefinitionBuilder WithSwitch(string argumentSwitch)
    {
        _switches.Add(argumentSwitch);
        return this;
    }

    /// <summary>Sets whether the command is refused without it.</summary>
    public ArgumentDefinitionBuilder IsMandatory(bool isMandatory)
    {
        _isMandatory = isMandatory;
        return this;
    }

    /// <summary>Sets its value where it is not given.</summary>
    public ArgumentDefinitionBuilder WithDefaultValue(string defaultValue) => WithDefaultValues(defaultValue);

    /// <summary>Sets its values where it is not given.</summary>
    public ArgumentDefinitionBuilder WithDefaultValues(params string[] defaultValues)
    {
        _defaultValues = defaultValues;
        return this;
    }

    /// <summary>Sets whether it may be given more than once.</summary>
    public ArgumentDefinitionBuilder AllowMultiple(bool allowMultiple)
    {
        _allowsMultiple = allowMultiple;
        return this;
    }

    /// <summary>The argument; one without a name or a switch is an error.</summary>
    public ArgumentDefinition Build()
    {
        if (_name.Length == 0) throw new InvalidOperationException("An argument has no name: call WithName.");
        if (_switches.Count == 0) throw new InvalidOperationException($"Argument '{_name}' has no switch: call WithSwitch.");
        return new ArgumentDefinition(_name, _description, _switches.ToArray(), _isMandatory, _defaultValues, _allowsMultiple);
    }
}
