using Akka.Actor;
using Akka.Configuration;
namespace Akka.Tests.Support;

/// <summary>A test with an actor system of its own.</summary>
public abstract class ActorSpec : IAsyncLifetime
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected ActorSpec(string config = "") =>
        System = ActorSystem.Create("test", ConfigurationFactory.ParseString(config + "\nakka.loggers = []\nakka.stdout-loglevel = OFF\nakka.log-dead-letters = 0"));

    protected ActorSystem System { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => System.Terminate().WaitAsync(Patience);

    protected Probe NewProbe() => new(System);

    protected Probe Subscribe<T>()
    {
        var probe = NewProbe();
        System.EventStream.Subscribe(probe.Ref, typeof(T));
        return probe;
    }

    protected IActorRef Act(Action<object, IActorContext> receive, string? name = null) =>
        System.ActorOf(Props.Create(() => new FunActor(receive, null, null)), name);

    /// <summary>Waits until an actor of a path is gone, so that its name is free.</summary>
    protected async Task WatchToTheEnd(IActorRef actor) => Assert.True(await actor.WatchAsync(new CancellationTokenSource(Patience).Token), $"{actor} is alive");
}
