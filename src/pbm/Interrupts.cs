namespace AkkaCluster.Pbm.Client;

/// <summary>Ctrl-C ends the command that runs, and not the client.</summary>
internal sealed class Interrupts : IDisposable
{
    private CancellationTokenSource _current = new();

    public Interrupts() => Console.CancelKeyPress += OnCtrlC;

    /// <summary>A token for the next command.</summary>
    public CancellationToken Next()
    {
        if (_current.IsCancellationRequested) _current = new CancellationTokenSource();
        return _current.Token;
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCtrlC;
        _current.Dispose();
    }

    private void OnCtrlC(object? sender, ConsoleCancelEventArgs e)
    {
        // The second time nobody listens any more: let it end the process.
        if (_current.IsCancellationRequested) return;
        e.Cancel = true;
        _current.Cancel();
    }
}
