using AkkaCluster.Cli.Local;

namespace AkkaCluster.Chaos.World;

/// <summary>A node under a supervisor: whenever its process ends it is started again at the same address, unless a fault holds it down.</summary>
internal sealed class ChaosNode
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(30);

    private readonly string? _clock;
    private readonly Action<ChaosNode, int> _ended;
    private readonly Task _supervised;
    private LocalNodeStart _start;
    private LocalNodeStart _other;
    private LocalNode? _process;
    private volatile bool _stopping;
    private int _holds;

    /// <param name="start">How its process is started.</param>
    /// <param name="other">How it is started after a change.</param>
    /// <param name="gateway">Where it serves HTTP.</param>
    /// <param name="clock">The file by which its clock is set; null where it cannot be.</param>
    /// <param name="ended">Told with what exit code a process ended.</param>
    public ChaosNode(LocalNodeStart start, LocalNodeStart other, Uri gateway, string? clock, Action<ChaosNode, int> ended)
    {
        (_start, _other, Gateway, _clock, _ended) = (start, other, gateway, clock, ended);
        SetClock(TimeSpan.Zero);
        _supervised = SuperviseAsync();
    }

    public string Name => _start.Name;

    public bool IsSeed => _start.Project.EndsWith("Seed", StringComparison.Ordinal);

    public Uri Gateway { get; }

    public void Kill() => On(process => process.Kill());

    /// <summary>The same, and waits until its process has ended.</summary>
    public async Task KillAsync()
    {
        for (var process = _process; process is not null && ReferenceEquals(_process, process); await Task.Delay(Look).ConfigureAwait(false))
            Kill();
    }

    public void Pause() => On(process => process.Pause());

    public void Resume() => On(process => process.Resume());

    /// <summary>It is not started again until it is let go.</summary>
    public void Hold() => Interlocked.Increment(ref _holds);

    public void LetGo() => Interlocked.Decrement(ref _holds);

    public void SetClock(TimeSpan ahead)
    {
        if (_clock is not null)
            File.WriteAllText(_clock, FormattableString.Invariant($"{ahead.TotalSeconds:+0;-0;+0}"));
    }

    /// <summary>Its next process is started the other way.</summary>
    public void Change() => (_start, _other) = (_other, _start);

    /// <summary>Lets it leave in order; one that does not is killed.</summary>
    public async Task LeaveAsync()
    {
        if (_process is not { HasEnded: false } process)
            return;
        On(running => running.Terminate());
        for (var began = TimeProvider.System.GetTimestamp(); ReferenceEquals(_process, process); await Task.Delay(Look).ConfigureAwait(false))
        {
            if (TimeProvider.System.GetElapsedTime(began) > LeavePatience)
                On(running => running.Kill());
        }
    }

    /// <summary>Ends it for good.</summary>
    public async Task StopAsync()
    {
        _stopping = true;
        On(process => process.Kill());
        await _supervised.ConfigureAwait(false);
    }

    private async Task SuperviseAsync()
    {
        while (!_stopping)
        {
            if (Volatile.Read(ref _holds) == 0)
            {
                await using var process = LocalNode.Run(_start);
                _process = process;
                await process.WaitForEndAsync().ConfigureAwait(false);
                if (!_stopping)
                    _ended(this, process.ExitCode);
                _process = null;
            }
            await Task.Delay(Look).ConfigureAwait(false);
        }
    }

    private void On(Action<LocalNode> act)
    {
        try
        {
            if (_process is { HasEnded: false } process)
                act(process);
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
        }
    }
}
