using YamlDotNet.RepresentationModel;

namespace AkkaCluster.Cli.Runs;

/// <summary>The fields of a mapping; one that it must not have is an error.</summary>
internal sealed class JobFileFields
{
    private readonly Dictionary<string, YamlNode> _fields = new(StringComparer.Ordinal);

    public JobFileFields(YamlMappingNode map, JobFileErrors errors, string what, params string[] known)
    {
        foreach (var (name, value) in map.Children)
        {
            if (name is YamlScalarNode { Value: { } key } && known.Contains(key))
                _fields[key] = value;
            else
                errors.Add(name, $"{what} has a field '{name}'; expected {string.Join(", ", known)}.");
        }
    }

    public IEnumerable<string> Names => _fields.Keys;

    public YamlNode? Find(string name) => _fields.GetValueOrDefault(name);
}
