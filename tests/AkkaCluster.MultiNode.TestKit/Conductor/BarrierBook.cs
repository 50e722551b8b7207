namespace AkkaCluster.MultiNode.TestKit.Conductor;

/// <summary>
/// Who stands at which barrier. Pure: it is told what happens and says who may go on and who must fail. All nodes of a test pass the same barriers in the same order; the first
/// barrier that cannot be passed breaks the test, and whoever comes to a barrier from then on fails at once with the same account.
/// </summary>
internal sealed class BarrierBook
{
    private const string Startup = "the start";

    private readonly SortedDictionary<string, NodeState> _nodes = new(StringComparer.Ordinal);
    private string? _barrier;
    private DateTimeOffset _deadline;
    private string? _broken;
    private string? _accountOfBreak;

    public BarrierBook(IEnumerable<string> roles)
    {
        foreach (var role in roles) _nodes.Add(role, new NodeState());
    }

    /// <summary>A node that may leave its barrier: passed when <paramref name="Error"/> is null.</summary>
    public readonly record struct Release(string Role, string Barrier, string? Error);

    /// <summary>When the open barrier has to be full; null when none is open.</summary>
    public DateTimeOffset? Deadline => _barrier is null ? null : _deadline;

    /// <summary>The roles that take part, without those that were removed.</summary>
    public IEnumerable<string> Roles => _nodes.Keys;

    private IEnumerable<string> Waiting => _nodes.Where(node => node.Value.Waits).Select(node => node.Key);

    /// <summary>A node comes to a barrier.</summary>
    public IReadOnlyList<Release> Enter(string role, string barrier, DateTimeOffset deadline)
    {
        if (_broken is not null) return [new Release(role, barrier, _broken)];
        if (!_nodes.TryGetValue(role, out var node))
            return [new Release(role, barrier, $"Node '{role}' is no part of the test (any more) and cannot enter the barrier '{barrier}'.")];
        var lost = _nodes.FirstOrDefault(other => other.Value.Lost is not null);
        node.Waits = true;
        node.WaitsFor = barrier;
        if (lost.Key is not null) return Break($"Barrier '{barrier}' cannot be passed: node '{lost.Key}' {lost.Value.Lost}.");
        if (_barrier is null)
        {
            _barrier = barrier;
            _deadline = deadline;
        }
        else if (_barrier != barrier)
        {
            return Break($"Node '{role}' came to the barrier '{barrier}' while the others stand at '{_barrier}'.");
        }
        else if (deadline < _deadline)
        {
            _deadline = deadline;
        }
        return ReleaseIfFull();
    }

    /// <summary>A node leaves the test on purpose: barriers no longer wait for it.</summary>
    public IReadOnlyList<Release> Remove(string role)
    {
        _nodes.Remove(role);
        return _barrier is null ? [] : ReleaseIfFull();
    }

    /// <summary>A node is gone (<paramref name="how"/>: "has died with exit status 1") without having been removed.</summary>
    public IReadOnlyList<Release> Lose(string role, string how)
    {
        if (!_nodes.TryGetValue(role, out var node) || node.Lost is not null) return [];
        node.Lost = how;
        return _barrier is null || _broken is not null ? [] : Break($"Barrier '{_barrier}' cannot be passed: node '{role}' {how}.");
    }

    /// <summary>Time passes.</summary>
    public IReadOnlyList<Release> Expire(DateTimeOffset now) =>
        _barrier is not null && _deadline <= now ? Break($"Barrier '{_barrier}' was not full in time.") : [];

    /// <summary>Who stands where, a line each; once the test is broken, who stood where at that time.</summary>
    public string Account() => _accountOfBreak ?? string.Join('\n', _nodes.Select(node => $"  {node.Key}: {node.Value}"));

    private IReadOnlyList<Release> ReleaseIfFull()
    {
        if (_nodes.Values.Any(node => !node.Waits)) return [];
        var barrier = _barrier!;
        _barrier = null;
        foreach (var node in _nodes.Values)
        {
            node.Waits = false;
            node.Passed = barrier;
        }
        return [.. _nodes.Keys.Select(role => new Release(role, barrier, null))];
    }

    private IReadOnlyList<Release> Break(string reason)
    {
        _accountOfBreak = Account();
        _broken = $"{reason} Who stood where:\n{_accountOfBreak}";
        _barrier = null;
        return [.. Waiting.ToList().Select(role => new Release(role, _nodes[role].LeaveFailed(), _broken))];
    }

    private sealed class NodeState
    {
        public bool Waits { get; set; }

        public string WaitsFor { get; set; } = "";

        public string Passed { get; set; } = Startup;

        public string? Lost { get; set; }

        public string LeaveFailed()
        {
            Waits = false;
            return WaitsFor;
        }

        public override string ToString() =>
            (Waits ? $"stands at '{WaitsFor}'" : Passed == Startup ? "has passed no barrier yet" : $"is on its way, the last barrier that it passed is '{Passed}'")
            + (Lost is null ? "" : $" ({Lost})");
    }
}
