using System.Threading.Channels;
using Akka.Actor;

namespace Akka.Remote.Tests.Systems;

/// <summary>An actor that keeps what it gets for the test to read, and does what the test tells it.</summary>
internal sealed class Probe
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<(object Message, IActorRef Sender)> _received = Channel.CreateUnbounded<(object, IActorRef)>();

    private Probe(IActorRefFactory system, string name)
    {
        var writer = _received.Writer;
        Ref = system.ActorOf(Props.Create(() => new ProbeActor(writer)), name);
    }

    public IActorRef Ref { get; }

    public static Probe In(IActorRefFactory system, string name) => new(system, name);

    public void Watch(IActorRef watchee) => Ref.Tell(new ProbeActor.Run(context => context.Watch(watchee)), ActorRefs.NoSender);

    public void Unwatch(IActorRef watchee) => Ref.Tell(new ProbeActor.Run(context => context.Unwatch(watchee)), ActorRefs.NoSender);

    /// <summary>Makes a child of the probe, which watches it. Completes when it is there to be found.</summary>
    public Task AdoptAsync(Props props, string name)
    {
        var adopted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Ref.Tell(new ProbeActor.Run(context =>
        {
            context.Watch(context.ActorOf(props, name));
            adopted.SetResult();
        }), ActorRefs.NoSender);
        return adopted.Task.WaitAsync(Patience);
    }

    public void Send(IActorRef to, object message) => to.Tell(message, Ref);

    /// <summary>The next message of this type; other ones before it are passed over.</summary>
    public async Task<T> NextAsync<T>(string awaited) => (await NextWithSenderAsync<T>(awaited)).Message;

    public async Task<(T Message, IActorRef Sender)> NextWithSenderAsync<T>(string awaited)
    {
        using var timeout = new CancellationTokenSource(Patience);
        var seen = new List<string>();
        try
        {
            while (true)
            {
                var (message, sender) = await _received.Reader.ReadAsync(timeout.Token);
                if (message is T typed) return (typed, sender);
                seen.Add(message.ToString() ?? "");
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{Ref.Path} waited {Patience} for {awaited}, a {typeof(T).Name}; seen: [{string.Join(", ", seen)}].");
        }
    }

    /// <summary>What has arrived and was not read yet.</summary>
    public List<object> Drain()
    {
        var drained = new List<object>();
        while (_received.Reader.TryRead(out var received)) drained.Add(received.Message);
        return drained;
    }
}
