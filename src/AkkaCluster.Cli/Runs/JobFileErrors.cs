using AkkaCluster.Cli.Commands;
using YamlDotNet.RepresentationModel;

namespace AkkaCluster.Cli.Runs;

/// <summary>What is wrong with a file, all of it, each with its line.</summary>
/// <param name="name">The file, for people.</param>
internal sealed class JobFileErrors(string name)
{
    private readonly List<(int Line, string Text)> _found = [];

    public void Add(YamlNode where, string text) => Add((int)where.Start.Line, text);

    public void Add(int line, string text) => _found.Add((line, text));

    /// <exception cref="UsageException">Something is wrong.</exception>
    public void Throw()
    {
        if (_found.Count > 0)
            throw new UsageException(string.Join('\n', _found.OrderBy(error => error.Line).Select(error => $"{name}:{error.Line}: {error.Text}")));
    }
}
