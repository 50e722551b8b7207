using Akka.Configuration;
using Akka.Routing;
using Akka.Util;

namespace Akka.Actor;

/// <summary>How and where an actor is to run.</summary>
public class Deploy : IEquatable<Deploy>, ISurrogated
{
    /// <summary>The dispatcher where none is given.</summary>
    public static readonly string NoDispatcherGiven = "";

    /// <summary>The mailbox where none is given.</summary>
    public static readonly string NoMailboxGiven = "";

    /// <summary>The scope where none is given.</summary>
    public static readonly Scope NoScopeGiven = NoScope.Instance;

    /// <summary>The stash size where none is given.</summary>
    public const int NoStashSize = -1;

    /// <summary>In this process, whatever configuration says.</summary>
    public static readonly Deploy Local = new(Scope.Local);

    /// <summary>Nothing said.</summary>
    public static readonly Deploy None = new();

    /// <summary>Says nothing.</summary>
    public Deploy() : this("", Config.Empty, NoRouter.Instance, NoScopeGiven, NoDispatcherGiven) { }

    /// <summary>Says where the actor at a path runs.</summary>
    public Deploy(string path, Scope scope) : this(path, Config.Empty, NoRouter.Instance, scope, NoDispatcherGiven) { }

    /// <summary>Says where the actor runs.</summary>
    public Deploy(Scope scope) : this("", Config.Empty, NoRouter.Instance, scope, NoDispatcherGiven) { }

    /// <summary>Says how the actor routes.</summary>
    public Deploy(RouterConfig routerConfig) : this("", Config.Empty, routerConfig, NoScopeGiven, NoDispatcherGiven) { }

    /// <summary>Says how the actor routes and where it runs.</summary>
    public Deploy(RouterConfig routerConfig, Scope scope) : this("", Config.Empty, routerConfig, scope, NoDispatcherGiven) { }

    /// <summary>Says everything but mailbox and stash.</summary>
    public Deploy(string path, Config config, RouterConfig routerConfig, Scope scope, string dispatcher)
        : this(path, config, routerConfig, scope, dispatcher, NoMailboxGiven) { }

    /// <summary>Says everything but the stash.</summary>
    public Deploy(string path, Config config, RouterConfig routerConfig, Scope scope, string dispatcher, string mailbox)
        : this(path, config, routerConfig, scope, dispatcher, mailbox, NoStashSize) { }

    /// <summary>Says everything.</summary>
    public Deploy(string path, Config config, RouterConfig routerConfig, Scope scope, string dispatcher, string mailbox, int stashCapacity)
    {
        Path = path;
        Config = config;
        RouterConfig = routerConfig;
        Scope = scope;
        Dispatcher = dispatcher ?? NoDispatcherGiven;
        Mailbox = mailbox ?? NoMailboxGiven;
        StashCapacity = stashCapacity;
    }

    /// <summary>The path that this speaks of, or empty.</summary>
    public string Path { get; }

    /// <summary>The section of configuration that this comes from.</summary>
    public Config Config { get; }

    /// <summary>How the actor routes.</summary>
    public RouterConfig RouterConfig { get; }

    /// <summary>Where the actor runs.</summary>
    public Scope Scope { get; }

    /// <summary>The id of its dispatcher, or empty.</summary>
    public string Dispatcher { get; }

    /// <summary>The id of its mailbox, or empty.</summary>
    public string Mailbox { get; }

    /// <summary>How many messages its stash holds; negative for any number.</summary>
    public int StashCapacity { get; }

    /// <summary>This, and where it says nothing, the other.</summary>
    public virtual Deploy WithFallback(Deploy other) => new(
        Path,
        Config.Equals(other.Config) ? Config : Config.WithFallback(other.Config),
        RouterConfig.WithFallback(other.RouterConfig),
        Scope.WithFallback(other.Scope),
        Dispatcher.Length == 0 ? other.Dispatcher : Dispatcher,
        Mailbox.Length == 0 ? other.Mailbox : Mailbox,
        StashCapacity == NoStashSize ? other.StashCapacity : StashCapacity);

    /// <summary>The same with another scope.</summary>
    public virtual Deploy WithScope(Scope scope) => new(Path, Config, RouterConfig, scope ?? Scope, Dispatcher, Mailbox, StashCapacity);

    /// <summary>The same with another mailbox.</summary>
    public virtual Deploy WithMailbox(string mailbox) => new(Path, Config, RouterConfig, Scope, Dispatcher, mailbox, StashCapacity);

    /// <summary>The same with another dispatcher.</summary>
    public virtual Deploy WithDispatcher(string dispatcher) => new(Path, Config, RouterConfig, Scope, dispatcher, Mailbox, StashCapacity);

    /// <summary>The same with another router.</summary>
    public virtual Deploy WithRouterConfig(RouterConfig routerConfig) => new(Path, Config, routerConfig, Scope, Dispatcher, Mailbox, StashCapacity);

    /// <summary>The same with another size of the stash.</summary>
    public virtual Deploy WithStashCapacity(int stashSize) => new(Path, Config, RouterConfig, Scope, Dispatcher, Mailbox, stashSize);

    /// <inheritdoc/>
    public bool Equals(Deploy? other) => other is not null && (ReferenceEquals(this, other)
        || (Path == other.Path && Dispatcher == other.Dispatcher && Mailbox == other.Mailbox && StashCapacity == other.StashCapacity
            && Equals(RouterConfig, other.RouterConfig) && Equals(Scope, other.Scope)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Deploy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Dispatcher, Mailbox, StashCapacity, Scope);

    /// <inheritdoc/>
    public ISurrogate ToSurrogate(ActorSystem system) => new DeploySurrogate
    {
        Path = Path,
        Config = Config,
        Scope = Scope,
        Dispatcher = Dispatcher,
        Mailbox = Mailbox,
        StashCapacity = StashCapacity,
    };

    /// <summary>The serializable form of a deployment.</summary>
    public class DeploySurrogate : ISurrogate
    {
        /// <summary>Where the actor runs.</summary>
        public Scope Scope { get; set; } = NoScopeGiven;

        /// <summary>The path that this speaks of.</summary>
        public string Path { get; set; } = "";

        /// <summary>Configuration.</summary>
        public Config Config { get; set; } = Config.Empty;

        /// <summary>The id of the mailbox.</summary>
        public string Mailbox { get; set; } = NoMailboxGiven;

        /// <summary>The size of the stash.</summary>
        public int StashCapacity { get; set; } = NoStashSize;

        /// <summary>The id of the dispatcher.</summary>
        public string Dispatcher { get; set; } = NoDispatcherGiven;

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => new Deploy(Path, Config, NoRouter.Instance, Scope, Dispatcher, Mailbox, StashCapacity);
    }
}
