namespace AkkaCluster.Jobs.Logs;

/// <summary>The last lines of many nodes, in a bounded room: the oldest go first.</summary>
internal sealed class LogRing(int mostLines, long mostCharacters)
{
    private readonly Queue<NodeLine> _lines = new();
    private long _characters;

    public void Add(NodeLine line)
    {
        _lines.Enqueue(line);
        _characters += line.Size;
        while (_lines.Count > mostLines || _characters > mostCharacters)
            _characters -= _lines.Dequeue().Size;
    }

    /// <summary>The newest lines that fit, newest first; as many as the limit says, and not more than so many characters.</summary>
    public IReadOnlyList<NodeLine> Find(LogQuery query, int mostCharactersOfAnswer)
    {
        var room = mostCharactersOfAnswer;
        return [.. Newest(_lines.Where(query.Fits)).Take(query.Limit).TakeWhile(line => (room -= line.Size) >= 0)];
    }

    /// <summary>Several nodes' lines in one order, newest first, each once.</summary>
    public static IEnumerable<NodeLine> Newest(IEnumerable<NodeLine> lines) => lines.DistinctBy(line => (line.Node, line.Number)).OrderByDescending(line => line.Time).ThenByDescending(line => line.Number);
}
