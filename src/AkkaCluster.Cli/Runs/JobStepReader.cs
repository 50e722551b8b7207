using System.Globalization;
using System.Text.Json.Nodes;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Exec;
using AkkaCluster.Client.Model;
using YamlDotNet.RepresentationModel;

namespace AkkaCluster.Cli.Runs;

/// <summary>Reads one job of a file.</summary>
internal sealed class JobStepReader(Substitution substitution, JobFileErrors errors)
{
    private const int LongestName = 100;

    /// <summary>Null where it is none; what is wrong is among the errors.</summary>
    public JobStep? Read(YamlNode nameNode, YamlNode node)
    {
        var name = (nameNode as YamlScalarNode)?.Value ?? "";
        if (name.Length is 0 or > LongestName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'))
            errors.Add(nameNode, $"a job's name is '{name}'; expected 1 to {LongestName} letters, digits, dashes, dots or underscores.");
        if (node is not YamlMappingNode map)
        {
            errors.Add(node, $"job '{name}' is no mapping; expected 'command' or 'kind', and what it works on.");
            return null;
        }

        var fields = new JobFileFields(map, errors, $"job '{name}'", "kind", "command", "parameters", "inputs", "needs", "priority", "maxAttempts", "timeLimit", "failFast", "queue", "requires", "labels");
        var step = new JobStep(name, (int)nameNode.Start.Line, new JobRequest
        {
            Kind = Text(fields, "kind") ?? ExecCommand.Name,
            Priority = Whole(fields, "priority", 0, 9),
            MaxAttempts = Whole(fields, "maxAttempts", 1, 1000),
            TaskTimeLimit = Span(fields, "timeLimit"),
            FailFast = Flag(fields, "failFast"),
            Queue = Text(fields, "queue"),
            Requires = Texts(fields, "requires"),
            Labels = Texts(fields, "labels"),
        })
        {
            Needs = Needs(fields),
        };
        step = Inputs(fields, step);
        return step with { Request = step.Request with { Parameters = Parameters(fields, step) } };
    }

    private JsonObject Parameters(JobFileFields fields, JobStep step)
    {
        var parameters = Map(fields, "parameters") is { } given ? substitution.Json(given)!.AsObject() : [];
        if (fields.Find("command") is not { } command)
        {
            if (fields.Find("kind") is null)
                errors.Add(step.Line, $"job '{step.Name}' has neither 'command' nor 'kind'; expected one of them.");
            return parameters;
        }

        if (step.Request.Kind != ExecCommand.Name)
            errors.Add(command, $"job '{step.Name}' has 'command', and its kind is '{step.Request.Kind}'; expected 'command' without 'kind'.");
        parameters["command"] = new JsonArray([.. Texts(command, "command").Select(word => JsonValue.Create(word))]);
        // All outputs of others at once are what a command reads, not one of its words.
        if (step.Gathers && !parameters.ContainsKey("stdin") && command.ToString()?.Contains("{}", StringComparison.Ordinal) == false)
            (parameters["stdin"], parameters["appendInput"]) = ("{}", false);
        return parameters;
    }

    private JobStep Inputs(JobFileFields fields, JobStep step)
    {
        switch (fields.Find("inputs"))
        {
            case null:
                return step;
            case YamlSequenceNode list:
                return With(step, new JobInputs.Lines(Texts(list, "inputs")));
            case YamlMappingNode map:
                return Source(new JobFileFields(map, errors, "'inputs'", "range", "files", "outputs", "gather"), map, step);
            case var other:
                errors.Add(other, "'inputs' is a single value; expected a list, or one of range, files, outputs and gather.");
                return step;
        }
    }

    private JobStep Source(JobFileFields fields, YamlNode map, JobStep step)
    {
        if (fields.Names.ToList() is not [var only])
        {
            errors.Add(map, "'inputs' names several sources, or none; expected one of range, files, outputs and gather.");
            return step;
        }

        var value = fields.Find(only)!;
        switch (only)
        {
            case "range":
                try
                {
                    return With(step, InputOptions.Range(value is YamlScalarNode text ? substitution.Text(text) : ""));
                }
                catch (UsageException wrong)
                {
                    errors.Add(value, wrong.Message.Replace("--range", "'range'", StringComparison.Ordinal));
                    return step;
                }
            case "files":
                return With(step, new JobInputs.Files([.. Texts(value, only).Select(Path.GetFullPath)]));
            default:
                return step with { OutputsOf = Texts(value, only), Gathers = only == "gather" };
        }
    }

    private static JobStep With(JobStep step, JobInputs inputs) => step with { Request = step.Request with { Inputs = inputs } };

    private IReadOnlyList<JobDependency> Needs(JobFileFields fields)
    {
        if (fields.Find("needs") is not { } node)
            return [];
        try
        {
            return StartText.After(Texts(node, "needs"));
        }
        catch (UsageException wrong)
        {
            errors.Add(node, wrong.Message.Replace("--after", "'needs'", StringComparison.Ordinal));
            return [];
        }
    }

    private Dictionary<string, string> Texts(JobFileFields fields, string name) => Map(fields, name)?.Children
        .Where(pair => pair is { Key: YamlScalarNode, Value: YamlScalarNode })
        .ToDictionary(pair => ((YamlScalarNode)pair.Key).Value ?? "", pair => substitution.Text((YamlScalarNode)pair.Value)) ?? [];

    private YamlMappingNode? Map(JobFileFields fields, string name)
    {
        var node = fields.Find(name);
        if (node is not (null or YamlMappingNode))
            errors.Add(node, $"'{name}' is no mapping; expected names with values.");
        return node as YamlMappingNode;
    }

    /// <summary>A list of texts; a single text is a list of one.</summary>
    private IReadOnlyList<string> Texts(YamlNode node, string name)
    {
        var items = node is YamlSequenceNode list ? list.Children : [node];
        foreach (var item in items.Where(item => item is not YamlScalarNode))
            errors.Add(item, $"'{name}' has an item that is no text; expected texts.");
        return [.. items.OfType<YamlScalarNode>().Select(substitution.Text)];
    }

    private string? Text(JobFileFields fields, string name)
    {
        switch (fields.Find(name))
        {
            case null:
                return null;
            case YamlScalarNode scalar:
                return substitution.Text(scalar);
            case var other:
                errors.Add(other, $"'{name}' is no single value; expected one.");
                return null;
        }
    }

    private int? Whole(JobFileFields fields, string name, int least, int most)
    {
        if (Text(fields, name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        errors.Add(fields.Find(name)!, $"'{name}' is '{text}'; expected {least} to {most}.");
        return null;
    }

    private bool Flag(JobFileFields fields, string name)
    {
        var text = Text(fields, name);
        if (text is not (null or "true" or "false"))
            errors.Add(fields.Find(name)!, $"'{name}' is '{text}'; expected true or false.");
        return text == "true";
    }

    private TimeSpan? Span(JobFileFields fields, string name)
    {
        if (Text(fields, name) is not { } text)
            return null;
        try
        {
            return JobOptions.Duration(text, $"'{name}'");
        }
        catch (UsageException wrong)
        {
            errors.Add(fields.Find(name)!, wrong.Message);
            return null;
        }
    }
}
