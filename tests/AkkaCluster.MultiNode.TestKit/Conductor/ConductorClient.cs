using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using AkkaCluster.MultiNode.TestKit.Conductor.Proto;

namespace AkkaCluster.MultiNode.TestKit.Conductor;

/// <summary>A node's side of the conductor's protocol.</summary>
internal sealed class ConductorClient : IDisposable
{
    private const string Gone = "The conductor of the test is gone: the process that started the nodes has ended the test.";

    private readonly ConductorConnection _connection;
    private readonly Func<Execute, Task> _execute;
    private readonly ConcurrentDictionary<long, TaskCompletionSource<Outcome>> _commands = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource<BarrierOutcome>? _barrier;
    private long _lastCommand;
    private bool _ended;

    private ConductorClient(ConductorConnection connection, Func<Execute, Task> execute)
    {
        _connection = connection;
        _execute = execute;
    }

    /// <summary>Connects and says hello; <paramref name="execute"/> does what others ask of this node.</summary>
    public static async Task<ConductorClient> Connect(IPEndPoint conductor, string role, Address address, Func<Execute, Task> execute)
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(conductor).ConfigureAwait(false);
        var client = new ConductorClient(new ConductorConnection(tcp), execute);
        client._connection.ReadOnThread("conductor-client", ToNode.Parser, client.Receive, client.End);
        client._connection.Send(new ToConductor { Hello = new Hello { Role = role, Address = ToProto(address) } });
        return client;
    }

    /// <summary>Waits at a barrier until all nodes are there.</summary>
    /// <exception cref="TimeoutException">It cannot be passed; the text says who stood where.</exception>
    public async Task Enter(string barrier, TimeSpan timeout)
    {
        var passed = new TaskCompletionSource<BarrierOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_ended) throw new InvalidOperationException(Gone);
            _barrier = passed;
        }
        _connection.Send(new ToConductor { Enter = new Enter { Barrier = barrier, TimeoutMs = (long)timeout.TotalMilliseconds } });
        var outcome = await passed.Task.ConfigureAwait(false);
        if (outcome.Error.Length > 0) throw new TimeoutException(outcome.Error);
    }

    /// <summary>Has the conductor do something and waits for the outcome.</summary>
    public async Task<Outcome> Ask(Command command)
    {
        command.Id = Interlocked.Increment(ref _lastCommand);
        var answer = _commands.GetOrAdd(command.Id, _ => new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!_connection.Send(new ToConductor { Command = command }) || _ended) throw new InvalidOperationException(Gone);
        var outcome = await answer.Task.ConfigureAwait(false);
        return outcome.Error.Length == 0 ? outcome : throw new InvalidOperationException($"{command.Action} at '{command.Node}' failed: {outcome.Error}");
    }

    public void Dispose() => _connection.Dispose();

    public static Address ToAddress(NodeAddress address) => new(address.Protocol, address.System, address.Host, address.Port);

    private static NodeAddress ToProto(Address address) =>
        new() { Protocol = address.Protocol, System = address.System, Host = address.Host ?? "", Port = address.Port ?? 0 };

    private void Receive(ToNode message)
    {
        switch (message.ContentCase)
        {
            case ToNode.ContentOneofCase.Barrier:
                lock (_gate) _barrier?.TrySetResult(message.Barrier);
                break;
            case ToNode.ContentOneofCase.Outcome when _commands.TryRemove(message.Outcome.Id, out var command):
                command.TrySetResult(message.Outcome);
                break;
            case ToNode.ContentOneofCase.Execute:
                _ = Execute(message.Execute);
                break;
        }
    }

    private async Task Execute(Execute execution)
    {
        var error = "";
        try
        {
            await _execute(execution).ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            error = cause.Message;
        }
        _connection.Send(new ToConductor { Outcome = new Outcome { Id = execution.Id, Error = error } });
    }

    private void End()
    {
        lock (_gate)
        {
            _ended = true;
            _barrier?.TrySetException(new InvalidOperationException(Gone));
        }
        foreach (var command in _commands.Values) command.TrySetException(new InvalidOperationException(Gone));
    }
}
