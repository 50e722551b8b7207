using Akka.Actor;

namespace AkkaCluster.Hosting.Lifetime;

/// <summary>
/// Ends the node when an actor stops without which it is of no use: nothing in Akka.NET starts a singleton again that was stopped by a PoisonPill, nor a
/// top-level actor that failed to start anew. A supervisor starts the node again; others take over meanwhile.
/// </summary>
internal sealed class VitalActors : ReceiveActor, IWithTimers
{
    private const int MaxLooks = 15;

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    // What ends the node in order stops these actors too, and may say so only after.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _unseen;
    private readonly Action<string> _end;
    private int _looks;

    /// <param name="paths">Actors of Akka.NET's own, from "/" on: they have to be there soon, and stay.</param>
    /// <param name="end">Told which actor stopped.</param>
    public VitalActors(IEnumerable<string> paths, Action<string> end)
    {
        (_unseen, _end) = ([.. paths], end);
        Receive<Vital>(vital => Context.Watch(vital.Actor));
        Receive<Look>(_ => OnLook());
        Receive<ActorIdentity>(found => found.Subject is not null && _unseen.Remove((string)found.MessageId), found => Context.Watch(found.Subject));
        Receive<Terminated>(stopped => Timers.StartSingleTimer(stopped.ActorRef, new Stopped(stopped.ActorRef.Path), Grace));
        Receive<Stopped>(OnStopped);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        if (_unseen.Count > 0)
            Timers.StartPeriodicTimer(Look.Instance, Look.Instance, TimeSpan.Zero, LookInterval);
    }

    private void OnLook()
    {
        foreach (var path in _unseen)
            Context.ActorSelection(path).Tell(new Identify(path));
        if (++_looks > MaxLooks && _unseen.FirstOrDefault() is { } missing)
            _end(missing);
        if (_unseen.Count == 0)
            Timers.Cancel(Look.Instance);
    }

    private void OnStopped(Stopped stopped)
    {
        if (CoordinatedShutdown.Get(Context.System).ShutdownReason is null)
            _end(stopped.Path.ToStringWithoutAddress());
    }

    internal sealed record Vital(IActorRef Actor) : INoSerializationVerificationNeeded;

    private sealed record Stopped(ActorPath Path) : INoSerializationVerificationNeeded;

    private sealed record Look
    {
        public static readonly Look Instance = new();
    }
}
