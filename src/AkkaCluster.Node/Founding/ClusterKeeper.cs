using Akka.Actor;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting;
using AkkaCluster.Jobs.Storage;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Node.Founding;

/// <summary>
/// Brings the node into the cluster that its store knows, or founds it there; then keeps the store told that it lives, and ends the node where another cluster
/// has taken the store. What to do <see cref="Entry"/> and <see cref="Standing"/> say.
/// </summary>
internal sealed class ClusterKeeper : IAsyncDisposable
{
    private const int WritesPerLease = 5;
    private static readonly TimeSpan EntryInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TakeOutTime = TimeSpan.FromSeconds(5);

    private readonly NodeIdentity _node;
    private readonly Akka.Cluster.Cluster _cluster;
    private readonly IJobStore _store;
    private readonly StopRequest _stop;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly TimeSpan _lease;
    private readonly SemaphoreSlim _looking = new(1);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _running;

    private Standing? _standing;
    private volatile bool _founded;
    private IReadOnlyList<string> _asked = [];
    private long _askedAt;
    private int _soon;

    public ClusterKeeper(NodeIdentity node, Akka.Cluster.Cluster cluster, IJobStore store, TimeSpan lease, StopRequest stop, ILogger logger, TimeProvider time)
    {
        (_node, _cluster, _store, _lease, _stop, _logger, _time) = (node, cluster, store, lease, stop, logger, time);
        _running = RunAsync();
    }

    /// <summary>Whether this node's cluster is the one that the store knows. Where another one is, the node ends.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot say.</exception>
    public async Task<bool> IsOwnAsync()
    {
        await _looking.WaitAsync(_stopped.Token).ConfigureAwait(false);
        try
        {
            if (MembersView.Of(_cluster) is not { } view)
                return false;
            _standing ??= new Standing(_node, _founded);
            return await StandAsync(_standing, view).ConfigureAwait(false);
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>Looks soon: somebody else wrote as the leader or as a job's actor.</summary>
    public void LookSoon()
    {
        if (Interlocked.Exchange(ref _soon, 1) == 0)
            _ = TryLookAsync();
    }

    /// <summary>After the node has left or was removed: nobody shall join through it any more, and the last one leaves the store to nobody.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await TakeOutAsync().WaitAsync(TakeOutTime, _time).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreCorruptException or TimeoutException)
        {
            // Who starts next watches for as long as the lease.
        }
    }

    private async Task RunAsync()
    {
        try
        {
            await EnterAsync().ConfigureAwait(false);
            using var tick = new PeriodicTimer(_lease / WritesPerLease, _time);
            do
                await TryLookAsync().ConfigureAwait(false);
            while (await tick.WaitForNextTickAsync(_stopped.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The node ends.
        }
        catch (Exception e)
        {
            _stop.Ask($"It cannot follow its cluster in the job store: {e}", ExitCodes.Failed);
        }
    }

    private async Task TryLookAsync()
    {
        try
        {
            Volatile.Write(ref _soon, 0);
            await IsOwnAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreCorruptException or OperationCanceledException)
        {
            // Without the store nobody can take it either.
        }
    }

    private async Task EnterAsync()
    {
        var entry = new Entry(_node, _lease);
        using var tick = new PeriodicTimer(EntryInterval, _time);
        while (MembersView.Of(_cluster) is null && !_stop.Asked.IsCompleted)
        {
            try
            {
                var stored = await _store.ReadClusterAsync(_stopped.Token).ConfigureAwait(false);
                await GoAsync(entry.Next(stored, _time.GetElapsedTime(0)), stored).ConfigureAwait(false);
            }
            catch (Exception e) when (e is StoreUnavailableException or StoreCorruptException)
            {
                Ask([], e.Message);
            }
            await tick.WaitForNextTickAsync(_stopped.Token).ConfigureAwait(false);
        }
    }

    private async Task GoAsync(EntryStep step, ClusterRecord stored)
    {
        switch (step)
        {
            case EntryStep.Found found when stored.Members.Contains(_node.Self) || await WriteFoundingAsync(stored).ConfigureAwait(false):
                _founded = true;
                Ask([_node.Self.Address, .. found.Others], "the cluster that it founds");
                break;
            case EntryStep.Join join:
                Ask(join.Through, join.Awaited);
                break;
            case EntryStep.Refuse refuse:
                _stop.Ask(refuse.Why, ExitCodes.StoreUnreachable);
                break;
            case EntryStep.StartAgain again:
                _stop.Ask(again.Why, ExitCodes.Superseded);
                break;
        }
    }

    private async Task<bool> WriteFoundingAsync(ClusterRecord stored)
    {
        var next = stored with { Founding = stored.Founding + 1, System = _node.System, Seeds = _node.Seeds, Members = [_node.Self] };
        if (!await _store.WriteClusterAsync(next).ConfigureAwait(false))
            return false;
        NodeLog.Founds(_logger, _node.Self.Address, next.Founding, _node.Store);
        return true;
    }

    /// <summary>Asks the nodes to let this one in; Akka repeats the question until another is asked.</summary>
    private void Ask(IReadOnlyList<string> through, string awaited)
    {
        if (through.SequenceEqual(_asked) && _askedAt != 0 && _time.GetElapsedTime(_askedAt) < Repeat)
            return;
        if (_askedAt != 0)
            NodeLog.Waits(_logger, _node.Self.Address, awaited);
        (_asked, _askedAt) = (through, _time.GetTimestamp());
        if (through.Count > 0)
            _cluster.JoinSeedNodes(through.Select(AddressOf));
    }

    private Address AddressOf(string hostAndPort)
    {
        var colon = hostAndPort.LastIndexOf(':');
        return _cluster.SelfAddress.WithHost(hostAndPort[..colon]).WithPort(int.Parse(hostAndPort.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<bool> StandAsync(Standing standing, MembersView view)
    {
        switch (standing.Next(await _store.ReadClusterAsync(_stopped.Token).ConfigureAwait(false), view))
        {
            case StandingStep.Write write:
                await _store.WriteClusterAsync(write.Cluster).ConfigureAwait(false);
                return write.Cluster.Members.Count > 0;
            case StandingStep.Stay stay:
                return stay.Own;
            case StandingStep.Yield yield:
                _stop.Abandon(yield.Why, ExitCodes.Superseded);
                return false;
            case StandingStep.WrongStore wrong:
                _stop.Ask(wrong.Why, ExitCodes.StoreUnreachable);
                return false;
            case var other:
                throw new InvalidOperationException($"Unknown step {other}.");
        }
    }

    private async Task TakeOutAsync()
    {
        bool written;
        do
        {
            var stored = await _store.ReadClusterAsync().ConfigureAwait(false);
            written = !stored.Members.Contains(_node.Self)
                || await _store.WriteClusterAsync(stored with { Members = [.. stored.Members.Where(member => member != _node.Self)] }).ConfigureAwait(false);
        }
        while (!written);
    }
}
