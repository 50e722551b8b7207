using AkkaCluster.Contracts;

namespace AkkaCluster.Balancing.Server;

/// <summary>The handlers of the kinds and parameters asked for lately, so that a stream of like requests makes one handler.</summary>
internal sealed class HandlerCache(JobKinds kinds, int capacity = 64)
{
    private readonly Dictionary<(string Kind, string Parameters), ITaskHandler> _handlers = [];
    private readonly Queue<(string Kind, string Parameters)> _byAge = new();

    /// <exception cref="PlanException">There is no such kind, or its parameters are wrong; the text is for the caller.</exception>
    public ITaskHandler Get(string kind, string parameters)
    {
        if (_handlers.TryGetValue((kind, parameters), out var handler))
            return handler;
        var found = kinds.Get(kind);
        var valid = found.Parameters.Validate(parameters, out var errors);
        if (errors.Count > 0)
            throw new PlanException(string.Join(" ", errors));
        handler = found.CreateHandler(valid);
        if (_handlers.Count == capacity && _handlers.Remove(_byAge.Dequeue(), out var oldest))
            (oldest as IDisposable)?.Dispose();
        _handlers.Add((kind, parameters), handler);
        _byAge.Enqueue((kind, parameters));
        return handler;
    }
}
