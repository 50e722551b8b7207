using System.Threading.Channels;
using Akka.Actor;
namespace Akka.Tests.Support;

/// <summary>An actor that keeps what it gets for the test to look at.</summary>
public sealed class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<(object Message, IActorRef Sender)> _messages = Channel.CreateUnbounded<(object, IActorRef)>();

    public Probe(ActorSystem system) => Ref = system.ActorOf(Props.Create(() => new Recorder(_messages.Writer)));

    public IActorRef Ref { get; }

    public IActorRef LastSender { get; private set; } = ActorRefs.NoSender;

    public async Task<T> Expect<T>()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var (message, sender) = await _messages.Reader.ReadAsync(limit.Token);
            LastSender = sender;
            return Assert.IsAssignableFrom<T>(message);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Expected a message of type {typeof(T)} within {Patience}; none came.");
        }
    }

    public async Task Expect(params object[] messages)
    {
        foreach (var message in messages) Assert.Equal(message, await Expect<object>());
    }

    /// <summary>Says that nothing is there once all that was sent before now has arrived.</summary>
    public async Task ExpectNothing()
    {
        var mark = new object();
        Ref.Tell(mark, ActorRefs.NoSender);
        Assert.Same(mark, await Expect<object>());
    }

    /// <summary>Has the probe watch an actor.</summary>
    public Task<object> Watch(IActorRef actor) => Run(context => context.Watch(actor));

    /// <summary>Runs code on the probe.</summary>
    public Task<object> Run(Action<IActorContext> code) => Ref.Ask(new Code(code), Patience);

    public sealed record Code(Action<IActorContext> Action);

    private sealed class Recorder(ChannelWriter<(object, IActorRef)> messages) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Code code)
            {
                code.Action(Context);
                Sender.Tell("ran");
                return;
            }
            messages.TryWrite((message, Sender));
        }
    }
}
