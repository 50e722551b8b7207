using Akka.Actor;

namespace Akka.Event;

/// <summary>What log events say that they come from.</summary>
public readonly struct LogSource
{
    private LogSource(string source, Type type)
    {
        Source = source;
        Type = type;
    }

    /// <summary>The name.</summary>
    public string Source { get; }

    /// <summary>The type.</summary>
    public Type Type { get; }

    /// <summary>The source that an object is.</summary>
    public static LogSource Create(object o) => o switch
    {
        string text => new LogSource(text, typeof(DummyClassForStringSources)),
        Type type => new LogSource(Logging.SimpleName(type), type),
        IActorContext context => new LogSource(context.Self.Path.ToString(), SourceType(o)),
        IActorRef actor => new LogSource(actor.Path.ToString(), typeof(ActorBase)),
        _ => new LogSource(Logging.SimpleName(o), o.GetType()),
    };

    /// <summary>The source that an object of a system is.</summary>
    public static LogSource Create(object o, ActorSystem system) => o switch
    {
        string text => new LogSource(FromString(text, system), typeof(DummyClassForStringSources)),
        Type type => new LogSource(FromType(type, system), type),
        IActorContext context => new LogSource(FromActor(context, system), SourceType(o)),
        IActorRef actor => new LogSource(FromActorRef(actor, system), typeof(ActorBase)),
        _ => new LogSource(FromType(o.GetType(), system), o.GetType()),
    };

    /// <summary>A source of a name and a type.</summary>
    public static LogSource Create(string source, Type t) => new(source, t);

    /// <summary>The name of a text's source.</summary>
    public static string FromString(string source, ActorSystem system) => $"{source}({system})";

    /// <summary>The name of a type's source.</summary>
    public static string FromType(Type t, ActorSystem system) => $"{Logging.SimpleName(t)} ({system})";

    /// <summary>The name of an actor's source.</summary>
    public static string FromActor(IActorContext actor, ActorSystem system) => FromActorRef(actor.Self, system);

    /// <summary>The name of a reference's source.</summary>
    public static string FromActorRef(IActorRef a, ActorSystem system) =>
        a.Path.ToStringWithAddress(((ExtendedActorSystem)system).Provider?.DefaultAddress ?? a.Path.Address);

    /// <summary>The type that an object stands for.</summary>
    public static Type SourceType(object o) => o switch
    {
        Type type => type,
        IActorContext context => context.Props?.Type ?? typeof(ActorBase),
        IActorRef => typeof(ActorBase),
        string => typeof(DummyClassForStringSources),
        _ => o.GetType(),
    };
}
