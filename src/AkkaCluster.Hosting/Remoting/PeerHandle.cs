using Akka.Remote.Transport;
using Google.Protobuf;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>A connection whose first messages are looked at before Akka.Remote hears of them.</summary>
internal sealed class PeerHandle : AssociationHandle, IHandleEventListener
{
    // What a peer may have sent before anybody listens. Who sends more has not waited for an answer.
    private const int MaxEarly = 16;

    private readonly AssociationHandle _driver;
    private readonly Lock _lock = new();
    private readonly Queue<IHandleEvent> _early = new();
    private TaskCompletionSource<IHandleEvent>? _reader;
    private IHandleEventListener? _listener;
    private bool _open;
    private bool _refused;

    public PeerHandle(AssociationHandle driver)
        : base(driver.LocalAddress, driver.RemoteAddress)
    {
        _driver = driver;
        ReadHandlerSource.Task.ContinueWith(listener => Attach(listener.Result), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        driver.ReadHandlerSource.TrySetResult(this);
    }

    /// <summary>Why Akka.Remote's first message from the peer is refused; null where it is not.</summary>
    public Func<ByteString, string?>? Check { get; set; }

    /// <summary>Told why the peer was refused by <see cref="Check"/>.</summary>
    public Action<string> Refused { get; init; } = _ => { };

    public override bool Write(ByteString payload) => _driver.Write(payload);

    [Obsolete("As Akka.Remote has it.")]
    public override void Disassociate() => _driver.Disassociate();

    public void Close() =>
#pragma warning disable CS0618 // The overload with a reason logs only, and is no override.
        _driver.Disassociate();
#pragma warning restore CS0618

    /// <summary>The peer's next message, before anybody else listens; null where it has gone.</summary>
    public async Task<ByteString?> ReadAsync(TimeSpan patience)
    {
        Task<IHandleEvent> next;
        lock (_lock)
        {
            next = _early.TryDequeue(out var early) ? Task.FromResult(early)
                : (_reader = new TaskCompletionSource<IHandleEvent>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
        return await next.WaitAsync(patience).ConfigureAwait(false) is InboundPayload message ? message.Payload : null;
    }

    public void Notify(IHandleEvent ev)
    {
        if (Volatile.Read(ref _open))
            _listener!.Notify(ev);
        else
            Hold(ev);
    }

    private void Hold(IHandleEvent ev)
    {
        lock (_lock)
        {
            if (_reader is { } reader)
            {
                _reader = null;
                reader.TrySetResult(ev);
                return;
            }
            if (_listener is null && _early.Count >= MaxEarly)
            {
                Close();
                return;
            }
            _early.Enqueue(ev);
            Deliver();
        }
    }

    private void Attach(IHandleEventListener listener)
    {
        lock (_lock)
        {
            _listener = listener;
            Deliver();
        }
    }

    /// <summary>All that came so far, in order; what comes next goes its way without the lock, in which this runs.</summary>
    private void Deliver()
    {
        if (_listener is not { } listener)
            return;
        while (_early.TryDequeue(out var ev))
        {
            if (ev is not InboundPayload message || Passes(message.Payload))
                listener.Notify(ev);
        }
        Volatile.Write(ref _open, Check is null && !_refused);
    }

    private bool Passes(ByteString message)
    {
        if (_refused)
            return false;
        if (Check?.Invoke(message) is { } why)
        {
            _refused = true;
            Refused(why);
            Close();
            return false;
        }
        Check = null;
        return true;
    }
}
