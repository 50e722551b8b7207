using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AkkaCluster.Cli.Runs;

/// <summary>Reads a file of jobs: YAML, and therefore JSON too. All that is wrong is found at once.</summary>
internal static class JobFileReader
{
    /// <param name="name">The file, for people.</param>
    /// <param name="text">What is in it.</param>
    /// <param name="set">Values for its parameters, over those in the file.</param>
    /// <exception cref="Commands.UsageException">It is no file of jobs; says why, with lines.</exception>
    public static JobFile Read(TextReader text, string name, IReadOnlyDictionary<string, string> set)
    {
        var errors = new JobFileErrors(name);
        var root = Load(text, errors);
        errors.Throw();
        var fields = new JobFileFields(root!, errors, "the file", "parameters", "jobs");
        var parameters = Parameters(fields.Find("parameters"), set, root!, errors);
        var reader = new JobStepReader(new Substitution(parameters, errors), errors);
        var steps = new List<JobStep>();
        switch (fields.Find("jobs"))
        {
            case null:
                errors.Add(root!, "'jobs' is missing; expected a name and a description for each job.");
                break;
            case YamlMappingNode { Children.Count: > 0 } jobs:
                steps.AddRange(jobs.Children.Select(job => reader.Read(job.Key, job.Value)).OfType<JobStep>());
                break;
            case var other:
                errors.Add(other, "'jobs' has none; expected a name and a description for each job.");
                break;
        }

        var ordered = JobOrder.Of(steps, errors);
        errors.Throw();
        return new JobFile(ordered);
    }

    private static YamlMappingNode? Load(TextReader text, JobFileErrors errors)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(text);
        }
        catch (YamlException problem)
        {
            errors.Add((int)problem.Start.Line, $"this is no YAML: {problem.Message}");
            return null;
        }

        if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            return root;
        errors.Add(1, $"the file has {stream.Documents.Count} documents, or its first is no mapping; expected one with 'jobs' in it.");
        return null;
    }

    private static Dictionary<string, string> Parameters(YamlNode? node, IReadOnlyDictionary<string, string> set, YamlNode root, JobFileErrors errors)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (node is YamlMappingNode map)
        {
            foreach (var (name, value) in map.Children)
            {
                if (name is YamlScalarNode { Value: { } key } && value is YamlScalarNode scalar)
                    parameters[key] = scalar.Value ?? "";
                else
                    errors.Add(value, $"the parameter '{name}' is no single value; expected one, which --set {name}=VALUE may replace.");
            }
        }
        else if (node is not null)
            errors.Add(node, "'parameters' is no mapping; expected names with values.");
        foreach (var (name, value) in set)
        {
            if (!parameters.ContainsKey(name))
                errors.Add(node ?? root, $"--set names '{name}', which is no parameter of the file; expected {(parameters.Count == 0 ? "none" : string.Join(", ", parameters.Keys))}.");
            parameters[name] = value;
        }

        return parameters;
    }
}
