using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A tree of actors with what they share: threads, scheduler, configuration, event stream.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    private static readonly AsyncLocal<bool> Disposing = new();

    /// <summary>Creates it.</summary>
    protected ActorSystem() { }

    /// <summary>The settings.</summary>
    public abstract Settings Settings { get; }

    /// <summary>The name.</summary>
    public abstract string Name { get; }

    /// <summary>Serializes messages.</summary>
    public abstract Serialization.Serialization Serialization { get; }

    /// <summary>The event stream.</summary>
    public abstract EventStream EventStream { get; }

    /// <summary>Where undeliverable messages go.</summary>
    public abstract IActorRef DeadLetters { get; }

    /// <summary>A reference that ignores what it gets.</summary>
    public abstract IActorRef IgnoreRef { get; }

    /// <summary>The dispatchers.</summary>
    public abstract Dispatchers Dispatchers { get; }

    /// <summary>The mailboxes.</summary>
    public abstract Mailboxes Mailboxes { get; }

    /// <summary>The scheduler.</summary>
    public abstract IScheduler Scheduler { get; }

    /// <summary>Where the system logs.</summary>
    public abstract ILoggingAdapter Log { get; }

    /// <summary>When the system started, by the monotonic clock.</summary>
    public TimeSpan StartTime { get; } = MonotonicClock.Elapsed;

    /// <summary>For how long it has run.</summary>
    public TimeSpan Uptime => MonotonicClock.Elapsed - StartTime;

    /// <summary>Completes when the system has terminated.</summary>
    public abstract Task WhenTerminated { get; }

    /// <summary>Creates and starts a system with the configuration of the process.</summary>
    public static ActorSystem Create(string name) => Start(new ActorSystemImpl(name));

    /// <summary>Creates and starts a system with a configuration, over the defaults.</summary>
    public static ActorSystem Create(string name, Config config) => Create(name, BootstrapSetup.Create().WithConfig(config));

    /// <summary>Creates and starts a system.</summary>
    public static ActorSystem Create(string name, BootstrapSetup setup) => Create(name, ActorSystemSetup.Create(setup));

    /// <summary>Creates and starts a system.</summary>
    public static ActorSystem Create(string name, ActorSystemSetup setup)
    {
        var bootstrap = setup.Get<BootstrapSetup>();
        var config = bootstrap.HasValue && bootstrap.Value.Config.HasValue ? bootstrap.Value.Config.Value : ConfigurationFactory.Load();
        return Start(new ActorSystemImpl(name, config, setup));
    }

    /// <summary>The extension of an identifier; it must be registered.</summary>
    public abstract object GetExtension(IExtensionId extensionId);

    /// <summary>The extension of a type; it must be registered.</summary>
    public abstract T GetExtension<T>() where T : class, IExtension;

    /// <summary>Whether an extension is registered.</summary>
    public abstract bool HasExtension(Type type);

    /// <summary>Whether an extension is registered.</summary>
    public abstract bool HasExtension<T>() where T : class, IExtension;

    /// <summary>The extension of a type, where it is registered.</summary>
    public abstract bool TryGetExtension(Type extensionType, out object extension);

    /// <summary>The extension of a type, where it is registered.</summary>
    public abstract bool TryGetExtension<T>(out T extension) where T : class, IExtension;

    /// <summary>Runs code when the system has terminated.</summary>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>Terminates the system: stops /user, then /system.</summary>
    public abstract Task Terminate();

    /// <summary>Stops an actor after the message that it is processing.</summary>
    public abstract void Stop(IActorRef actor);

    /// <summary>Terminates the system and waits for that.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private protected virtual void Dispose(bool disposing)
    {
        if (!disposing || Disposing.Value) return;
        Disposing.Value = true;
        try
        {
            Terminate().Wait();
        }
        finally
        {
            Disposing.Value = false;
        }
    }

    /// <summary>The extension of an identifier, made where it is not there.</summary>
    public abstract object RegisterExtension(IExtensionId extension);

    /// <inheritdoc/>
    public abstract IActorRef ActorOf(Props props, string? name = null);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(string actorPath);

    private static ActorSystem Start(ActorSystemImpl system)
    {
        system.Start();
        return system;
    }
}
