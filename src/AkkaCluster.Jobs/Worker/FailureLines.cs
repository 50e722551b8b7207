using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.Worker;

/// <summary>
/// Which failures of a job are logged: each task's first, as long as they are not too many, and the first from each place in a handler's code. All attempts are in the store.
/// </summary>
internal sealed class FailureLines
{
    private const int MostTasks = 50;
    private const int MostPlaces = 20;

    private readonly HashSet<long> _tasks = [];
    private readonly HashSet<string> _places = [];

    /// <summary>Whether it is to be logged.</summary>
    public bool IsWorth(LeaseMessages.Failure failure)
    {
        var isNewPlace = failure.Trace is { } trace && PlaceOf(trace) is { Length: > 0 } place && _places.Count < MostPlaces && _places.Add(place);
        return (_tasks.Count < MostTasks && _tasks.Add(failure.Index)) || isNewPlace;
    }

    /// <summary>The exception's type and the first line of its trace: messages often name the input.</summary>
    private static string PlaceOf(string trace)
    {
        var type = trace.AsSpan(0, Math.Max(0, trace.IndexOf(':', StringComparison.Ordinal)));
        var frame = trace.IndexOf("\n   at ", StringComparison.Ordinal);
        return frame < 0 ? type.ToString() : string.Concat(type, trace.AsSpan(frame).TrimStart('\n').ToString().Split('\n')[0]);
    }
}
