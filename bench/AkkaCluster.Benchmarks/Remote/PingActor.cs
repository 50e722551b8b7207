using Akka.Actor;

namespace AkkaCluster.Benchmarks.Remote;

/// <summary>Keeps a number of messages in flight to an echo until it has had so many answers.</summary>
internal sealed class PingActor : UntypedActor
{
    private readonly IActorRef _echo;
    private readonly object _message;
    private readonly int _inFlight;
    private readonly int _total;
    private readonly TaskCompletionSource _done;
    private int _sent;
    private int _received;

    public PingActor(IActorRef echo, object message, int inFlight, int total, TaskCompletionSource done)
    {
        _echo = echo;
        _message = message;
        _inFlight = inFlight;
        _total = total;
        _done = done;
    }

    protected override void OnReceive(object message)
    {
        if (message is Start)
        {
            for (; _sent < _inFlight; _sent++) _echo.Tell(_message, Self);
            return;
        }

        if (++_received == _total)
        {
            _done.SetResult();
            Context.Stop(Self);
        }
        else if (_sent < _total)
        {
            _sent++;
            _echo.Tell(_message, Self);
        }
    }

    /// <summary>Starts the pinging.</summary>
    public sealed class Start
    {
        public static readonly Start Instance = new();
    }
}
