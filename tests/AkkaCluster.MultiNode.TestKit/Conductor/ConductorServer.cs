using System.Net;
using System.Net.Sockets;
using AkkaCluster.MultiNode.TestKit.Conductor.Proto;
using ProtoAction = AkkaCluster.MultiNode.TestKit.Conductor.Proto.Action;

namespace AkkaCluster.MultiNode.TestKit.Conductor;

/// <summary>
/// The conductor of a multi-node test. It lives in the process that started the nodes, outlives each of them, and passes on what one has done at another.
/// </summary>
internal sealed class ConductorServer : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly BarrierBook _barriers;
    private readonly TimeProvider _clock;
    private readonly Action<string> _kill;
    private readonly Action<string, bool> _pause;
    private readonly ITimer _timer;
    private readonly Dictionary<string, Node> _nodes = [];
    private readonly Dictionary<long, (string Asker, long Id, string Node)> _executions = [];
    private readonly List<(string Asker, Command Command)> _unanswered = [];
    private long _lastExecution;
    private bool _disposed;

    /// <summary>Starts a conductor on a free port of the loopback interface; <paramref name="kill"/> ends the process of a role, <paramref name="pause"/> stops it or lets it go on.</summary>
    public ConductorServer(IEnumerable<string> roles, Action<string> kill, Action<string, bool> pause, TimeProvider clock)
    {
        _barriers = new BarrierBook(roles);
        _kill = kill;
        _pause = pause;
        _clock = clock;
        _listener.Start();
        _timer = clock.CreateTimer(_ => Apply(book => book.Expire(clock.GetUtcNow())), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = Accept();
    }

    private sealed record Node(ConductorConnection Connection, NodeAddress Address);

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>The roles that ended on purpose, by <see cref="TestConductor.Exit"/> or removal.</summary>
    public HashSet<string> Removed { get; } = [];

    /// <summary>Who stands at which barrier.</summary>
    public string Account()
    {
        lock (_gate) return _barriers.Account();
    }

    /// <summary>A node's process has ended.</summary>
    public void Lose(string role, string how) => Apply(book => book.Lose(role, how));

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _listener.Dispose();
            _timer.Dispose();
            foreach (var node in _nodes.Values) node.Connection.Dispose();
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var connection = new ConductorConnection(await _listener.AcceptTcpClientAsync().ConfigureAwait(false));
                string? role = null;
                connection.ReadOnThread("conductor", ToConductor.Parser, message => role = Receive(connection, role, message), () => Disconnected(role));
            }
        }
        catch (Exception cause) when (cause is SocketException or ObjectDisposedException)
        {
            // The listener was closed: the test is over.
        }
    }

    private string? Receive(ConductorConnection connection, string? role, ToConductor message)
    {
        lock (_gate)
        {
            if (message.ContentCase == ToConductor.ContentOneofCase.Hello)
            {
                role = message.Hello.Role;
                _nodes[role] = new Node(connection, message.Hello.Address);
                AnswerWaiting();
            }
            else if (role is not null)
            {
                Receive(role, message);
            }
        }
        return role;
    }

    private void Receive(string role, ToConductor message)
    {
        switch (message.ContentCase)
        {
            case ToConductor.ContentOneofCase.Enter:
                var deadline = _clock.GetUtcNow() + TimeSpan.FromMilliseconds(message.Enter.TimeoutMs);
                Apply(book => book.Enter(role, message.Enter.Barrier, deadline));
                break;
            case ToConductor.ContentOneofCase.Command:
                Obey(role, message.Command);
                break;
            case ToConductor.ContentOneofCase.Outcome when _executions.Remove(message.Outcome.Id, out var asked):
                Answer(asked.Asker, asked.Id, message.Outcome.Error);
                break;
        }
    }

    private void Obey(string asker, Command command)
    {
        switch (command.Action)
        {
            case ProtoAction.GetNodes:
                Send(asker, new ToNode { Outcome = new Outcome { Id = command.Id, Nodes = { _barriers.Roles } } });
                break;
            case ProtoAction.Remove:
                Remove(command.Node);
                Answer(asker, command.Id);
                break;
            case ProtoAction.Exit:
                Remove(command.Node);
                _kill(command.Node);
                Answer(asker, command.Id);
                break;
            case ProtoAction.Pause or ProtoAction.Resume:
                _pause(command.Node, command.Action == ProtoAction.Pause);
                Answer(asker, command.Id);
                break;
            default:
                _unanswered.Add((asker, command));
                AnswerWaiting();
                break;
        }
    }

    /// <summary>Commands wait until the nodes that they speak of have said hello.</summary>
    private void AnswerWaiting()
    {
        foreach (var (asker, command) in _unanswered.ToList())
        {
            if (!_nodes.TryGetValue(command.Node, out var node)) continue;
            NodeAddress? target = null;
            if (command.Target.Length > 0)
            {
                if (!_nodes.TryGetValue(command.Target, out var other)) continue;
                target = other.Address;
            }
            _unanswered.Remove((asker, command));
            if (command.Action == ProtoAction.GetAddress)
            {
                Send(asker, new ToNode { Outcome = new Outcome { Id = command.Id, Address = node.Address } });
                continue;
            }
            if (command.Action is ProtoAction.Terminate or ProtoAction.AbortSystem) Remove(command.Node);
            var id = ++_lastExecution;
            _executions.Add(id, (asker, command.Id, command.Node));
            node.Connection.Send(new ToNode
            {
                Execute = new Execute { Id = id, Action = command.Action, Target = target, Direction = command.Direction, RateMbit = command.RateMbit },
            });
        }
    }

    private void Remove(string role)
    {
        Removed.Add(role);
        Apply(book => book.Remove(role));
    }

    private void Disconnected(string? role)
    {
        if (role is null) return;
        Apply(book => book.Lose(role, "has closed its connection to the conductor"));
        lock (_gate)
        {
            // A node that was told to end may close its connection before its answer is out: it has obeyed.
            var error = Removed.Contains(role) ? "" : $"the node '{role}' has closed its connection before it had answered.";
            foreach (var (id, asked) in _executions.Where(execution => execution.Value.Node == role).ToList())
            {
                _executions.Remove(id);
                Answer(asked.Asker, asked.Id, error);
            }
        }
    }

    private void Apply(Func<BarrierBook, IReadOnlyList<BarrierBook.Release>> change)
    {
        lock (_gate)
        {
            if (_disposed) return;
            foreach (var (role, barrier, error) in change(_barriers))
                Send(role, new ToNode { Barrier = new BarrierOutcome { Barrier = barrier, Error = error ?? "" } });
            var left = _barriers.Deadline - _clock.GetUtcNow();
            _timer.Change(left is null ? Timeout.InfiniteTimeSpan : left < TimeSpan.Zero ? TimeSpan.Zero : left.Value, Timeout.InfiniteTimeSpan);
        }
    }

    private void Answer(string asker, long id, string error = "") => Send(asker, new ToNode { Outcome = new Outcome { Id = id, Error = error } });

    private void Send(string role, ToNode message) => _nodes.GetValueOrDefault(role)?.Connection.Send(message);
}
