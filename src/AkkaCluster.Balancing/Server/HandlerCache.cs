using AkkaCluster.Contracts;

namespace AkkaCluster.Balancing.Server;

/// <summary>The handlers of the kinds and parameters asked for lately, so that a stream of like requests makes one handler.</summary>
/// <param name="kinds">The kinds that there are.</param>
/// <param name="ended">Told of the end of each handler that is let go of.</param>
/// <param name="capacity">How many handlers are kept.</param>
internal sealed class HandlerCache(JobKindRegistry kinds, Action<Task> ended, int capacity = 64)
{
    private readonly Dictionary<(string Kind, string Parameters), SharedHandler> _handlers = [];
    private readonly Queue<(string Kind, string Parameters)> _byAge = new();

    /// <summary>A handler for one task; <see cref="Release"/> it once the task is over.</summary>
    /// <exception cref="PlanException">There is no such kind, or its parameters are wrong; the text is for the caller.</exception>
    public SharedHandler Use(string kind, string parameters)
    {
        if (_handlers.TryGetValue((kind, parameters), out var handler))
            return handler.Use();
        var found = kinds.Get(kind);
        var valid = found.Parameters.Validate(parameters, out var errors);
        if (errors.Count > 0)
            throw new PlanException(string.Join(" ", errors));
        handler = new SharedHandler(found.CreateHandler(valid));
        if (_handlers.Count == capacity && _handlers.Remove(_byAge.Dequeue(), out var oldest))
            Release(oldest);
        _handlers.Add((kind, parameters), handler);
        _byAge.Enqueue((kind, parameters));
        return handler.Use();
    }

    public void Release(SharedHandler handler) => ended(handler.ReleaseAsync());
}
