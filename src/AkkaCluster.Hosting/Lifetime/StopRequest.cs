namespace AkkaCluster.Hosting.Lifetime;

/// <summary>The wish that the node leaves, from wherever it comes: a signal, the parent's end, the HTTP API, or what the node finds wrong with itself.</summary>
public sealed class StopRequest
{
    private readonly TaskCompletionSource<(string Cause, int ExitCode, bool Abandon)> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StopRequest() => Asked = CauseAsync();

    /// <summary>Ends with the cause once anyone asks.</summary>
    public Task<string> Asked { get; }

    /// <summary>What the node ends with after it has left in order.</summary>
    public int ExitCode => _asked.Task.IsCompleted ? _asked.Task.Result.ExitCode : ExitCodes.Ok;

    /// <summary>Whether nothing is to be handed back, since nobody is there who would take it.</summary>
    public bool Abandoned => _asked.Task.IsCompleted && _asked.Task.Result.Abandon;

    /// <summary>Asks; the first cause counts.</summary>
    public void Ask(string cause, int exitCode = ExitCodes.Ok) => _asked.TrySetResult((cause, exitCode, false));

    /// <summary>Asks for the node's end as it is; the first cause counts.</summary>
    public void Abandon(string cause, int exitCode) => _asked.TrySetResult((cause, exitCode, true));

    private async Task<string> CauseAsync() => (await _asked.Task.ConfigureAwait(false)).Cause;
}
