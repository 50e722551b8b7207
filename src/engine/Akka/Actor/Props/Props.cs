using System.Linq.Expressions;
using Akka.Routing;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The recipe for an actor: its type, the arguments of its constructor and how it is deployed. Immutable; may be shared and sent.</summary>
public partial class Props : IEquatable<Props>, ISurrogated
{
    private static readonly Deploy DefaultDeploy = new();

    /// <summary>The recipe for no actor.</summary>
    public static readonly Props None = new(DefaultDeploy, typeof(EmptyActor));

    private readonly ActorFactory _factory;

    /// <summary>Creates an empty recipe.</summary>
    protected Props() : this(DefaultDeploy, typeof(EmptyActor)) { }

    /// <summary>Copies a recipe.</summary>
    protected Props(Props copy)
    {
        _factory = copy._factory;
        Deploy = copy.Deploy;
        SupervisorStrategy = copy.SupervisorStrategy;
        Arguments = copy.Arguments;
    }

    /// <summary>Creates a recipe for a type with a constructor without parameters.</summary>
    public Props(Type type) : this(DefaultDeploy, type) { }

    /// <summary>Creates a recipe.</summary>
    public Props(Type type, object[] args) : this(DefaultDeploy, type, args) { }

    /// <summary>Creates a recipe.</summary>
    public Props(Type type, SupervisorStrategy supervisorStrategy, IEnumerable<object> args)
        : this(DefaultDeploy, type, args.ToArray()) => SupervisorStrategy = supervisorStrategy;

    /// <summary>Creates a recipe.</summary>
    public Props(Type type, SupervisorStrategy supervisorStrategy, params object[] args)
        : this(DefaultDeploy, type, args) => SupervisorStrategy = supervisorStrategy;

    /// <summary>Creates a recipe.</summary>
    public Props(Deploy deploy, Type type, IEnumerable<object> args) : this(deploy, type, args.ToArray()) { }

    /// <summary>Creates a recipe.</summary>
    public Props(Deploy deploy, Type type, params object[] args)
    {
        Deploy = deploy;
        Arguments = args;
        _factory = ActorFactory.For(type, args);
    }

    private Props(ActorFactory factory, object[] args)
    {
        Deploy = DefaultDeploy;
        Arguments = args;
        _factory = factory;
    }

    /// <summary>An empty recipe.</summary>
    public static Props Empty { get; } = new();

    /// <summary>How the actor is deployed.</summary>
    public Deploy Deploy { get; protected set; }

    /// <summary>The strategy that the recipe chooses for the actor, or null for the actor's own.</summary>
    public SupervisorStrategy? SupervisorStrategy { get; protected set; }

    /// <summary>The type of the actor.</summary>
    public Type Type => _factory.ActorType;

    /// <summary>The type's name.</summary>
    public string TypeName => Type.AssemblyQualifiedName!;

    /// <summary>The arguments of the constructor.</summary>
    public object[] Arguments { get; }

    /// <summary>The id of the dispatcher.</summary>
    public string Dispatcher => Deploy.Dispatcher.Length == 0 ? Akka.Dispatch.Dispatchers.DefaultDispatcherId : Deploy.Dispatcher;

    /// <summary>The id of the mailbox, or empty.</summary>
    public string Mailbox => Deploy.Mailbox;

    /// <summary>How the actor routes.</summary>
    public RouterConfig RouterConfig => Deploy.RouterConfig;

    /// <summary>A recipe for a type and the arguments of its constructor.</summary>
    public static Props Create<TActor>(params object[] args) where TActor : ActorBase => new(DefaultDeploy, typeof(TActor), args ?? [null!]);

    /// <summary>A recipe for a type with a constructor without parameters.</summary>
    public static Props Create<TActor>(SupervisorStrategy supervisorStrategy) where TActor : ActorBase, new() =>
        new(typeof(TActor), supervisorStrategy);

    /// <summary>A recipe written as the call of a constructor: <c>Props.Create(() => new MyActor(a, b))</c>. The arguments are evaluated once, now.</summary>
    /// <exception cref="ArgumentException">The expression is not the call of a constructor.</exception>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy? supervisorStrategy = null) where TActor : ActorBase
    {
        if (factory.Body is not NewExpression call)
            throw new ArgumentException($"Props.Create wants the call of a constructor, as in () => new {typeof(TActor).Name}(...); found [{factory.Body}].", nameof(factory));
        return new Props(call.Type, supervisorStrategy!, call.EvaluateArguments());
    }

    /// <summary>A recipe for a type and the arguments of its constructor.</summary>
    public static Props Create(Type type, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new Props(DefaultDeploy, type, args);
    }

    /// <summary>A recipe of a producer that is made with these arguments.</summary>
    public static Props CreateBy<TProducer>(params object[] args) where TProducer : class, IIndirectActorProducer =>
        new(new ProducerFactory((IIndirectActorProducer)Activator.CreateInstance(typeof(TProducer), args)!), args);

    /// <summary>A recipe of a producer.</summary>
    public static Props CreateBy(IIndirectActorProducer producer, params object[] args) => new(new ProducerFactory(producer), args);

    /// <summary>The same with another mailbox.</summary>
    public Props WithMailbox(string mailbox) => With(p => p.Deploy = Deploy.WithMailbox(mailbox));

    /// <summary>The same with another dispatcher.</summary>
    public Props WithDispatcher(string dispatcher) => With(p => p.Deploy = Deploy.WithDispatcher(dispatcher));

    /// <summary>The same as a router.</summary>
    public Props WithRouter(RouterConfig routerConfig) => With(p => p.Deploy = Deploy.WithRouterConfig(routerConfig));

    /// <summary>The same with a deployment, which falls back to the one at hand.</summary>
    public Props WithDeploy(Deploy deploy) => With(p => p.Deploy = deploy.WithFallback(Deploy));

    /// <summary>The same with a strategy for its children.</summary>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) => With(p => p.SupervisorStrategy = supervisorStrategy);

    /// <summary>The same with a limit of the stash.</summary>
    public Props WithStashCapacity(int stashCapacity) => With(p => p.Deploy = Deploy.WithStashCapacity(stashCapacity));

    /// <summary>Makes an instance.</summary>
    public virtual ActorBase NewActor() => _factory.Produce();

    internal void Release(ActorBase actor) => _factory.Release(actor);

    /// <summary>A copy.</summary>
    protected virtual Props Copy() => new(this);

    private Props With(Action<Props> change)
    {
        var copy = Copy();
        change(copy);
        return copy;
    }

    /// <inheritdoc/>
    public bool Equals(Props? other) => other is not null && (ReferenceEquals(this, other)
        || (Type == other.Type && Deploy.Equals(other.Deploy) && Arguments.SequenceEqual(other.Arguments)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Props);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Deploy, Arguments.Length);

    /// <inheritdoc/>
    public ISurrogate ToSurrogate(ActorSystem system) => new PropsSurrogate { Arguments = Arguments, Type = Type, Deploy = Deploy };

    /// <summary>The serializable form of a recipe.</summary>
    public class PropsSurrogate : ISurrogate
    {
        /// <summary>The type of the actor.</summary>
        public Type Type { get; set; } = typeof(EmptyActor);

        /// <summary>How it is deployed.</summary>
        public Deploy Deploy { get; set; } = DefaultDeploy;

        /// <summary>The arguments of its constructor.</summary>
        public object[] Arguments { get; set; } = [];

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => new Props(Deploy, Type, Arguments);
    }
}
