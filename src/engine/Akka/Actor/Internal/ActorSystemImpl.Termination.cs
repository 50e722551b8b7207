using Akka.Event;

namespace Akka.Actor.Internal;

public partial class ActorSystemImpl
{
    /// <inheritdoc/>
    public override void RegisterOnTermination(Action code) => _callbacks.Add(code);

    /// <inheritdoc/>
    public override Task Terminate()
    {
        if (Settings.CoordinatedShutdownRunByActorSystemTerminate && !IsTerminating) RunCoordinatedShutdown();
        else FinalTerminate();
        return WhenTerminated;
    }

    // A shutdown whose phases end without ending the system (terminate-actor-system = off, a phase that fails) must not keep it alive.
    private void RunCoordinatedShutdown() => CoordinatedShutdown.Get(this)
        .Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance)
        .ContinueWith(_ => FinalTerminate(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    /// <inheritdoc/>
    public override void Abort()
    {
        _aborting = true;
        FinalTerminate();
    }

    /// <summary>Stops the guardians, whatever coordinated shutdown is about.</summary>
    internal Task FinalTerminate()
    {
        if (Interlocked.Exchange(ref _terminating, 1) != 0) return WhenTerminated;
        Log.Debug("System shutdown initiated");
        if (!Settings.LogDeadLettersDuringShutdown && _deadLetterListener is { } listener) Stop(listener);
        _provider.Guardian.Stop();
        return WhenTerminated;
    }

    // On a thread of its own, so that a blocked thread pool cannot keep the system from ending.
    private void Finish() => new Thread(() =>
    {
        _callbacks.Run(e => Log.Error(e, "A callback of RegisterOnTermination threw: {0}", e.Message));
        StopScheduler();
        Dispatchers.Shutdown();
        EventStream.Unsubscribe(Settings.StdoutLogger);
        _terminated.TrySetResult();
    }) { IsBackground = true, Name = $"{Name}-termination" }.Start();

    private void StopScheduler() => (Scheduler as IDisposable)?.Dispose();

    internal Envelope SerializeAndDeserialize(in Envelope envelope)
    {
        if (envelope.Message is INoSerializationVerificationNeeded) return envelope;
        var message = envelope.Message;
        var serializer = Serialization.FindSerializerFor(message);
        var bytes = serializer.ToBinary(message);
        var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, message);
        return new Envelope(Serialization.Deserialize(bytes, serializer.Identifier, manifest), envelope.Sender);
    }
}
