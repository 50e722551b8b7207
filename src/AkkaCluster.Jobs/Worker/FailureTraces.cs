namespace AkkaCluster.Jobs.Worker;

/// <summary>Which failures of a job are logged: each place in a handler's code once, and not too many. Every attempt has its trace in the store.</summary>
internal sealed class FailureTraces
{
    private const int Most = 20;

    private readonly HashSet<string> _places = [];

    /// <summary>Whether it is the first from its place.</summary>
    public bool IsNew(string trace) => _places.Count < Most && _places.Add(PlaceOf(trace));

    /// <summary>The exception's type and the first line of its trace: messages often name the input.</summary>
    private static string PlaceOf(string trace)
    {
        var type = trace.AsSpan(0, Math.Max(0, trace.IndexOf(':', StringComparison.Ordinal)));
        var frame = trace.IndexOf("\n   at ", StringComparison.Ordinal);
        return frame < 0 ? type.ToString() : string.Concat(type, trace.AsSpan(frame).TrimStart('\n').ToString().Split('\n')[0]);
    }
}
