namespace AkkaCluster.Hosting.Lifetime;

/// <summary>The wish that the node leaves, from wherever it comes: a signal, the parent's end, the HTTP API.</summary>
public sealed class StopRequest
{
    private readonly TaskCompletionSource<string> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the cause once anyone asks.</summary>
    public Task<string> Asked => _asked.Task;

    /// <summary>Asks; the first cause counts.</summary>
    public void Ask(string cause) => _asked.TrySetResult(cause);
}
