using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Util;

namespace Akka.Dispatch;

/// <summary>The dispatchers of a system, by id.</summary>
public sealed class Dispatchers
{
    /// <summary>The id of the dispatcher of actors that ask for none.</summary>
    public const string DefaultDispatcherId = "akka.actor.default-dispatcher";

    /// <summary>The id of the dispatcher for actors that block.</summary>
    public const string DefaultBlockingDispatcherId = "akka.actor.default-blocking-io-dispatcher";

    /// <summary>The id of the dispatcher that runs actors on the synchronization context of whoever makes it.</summary>
    public const string SynchronizedDispatcherId = "akka.actor.synchronized-dispatcher";

    internal const string InternalDispatcherId = "akka.actor.internal-dispatcher";

    private const int MaxAliases = 20;

    private readonly ActorSystem _system;
    private readonly ConcurrentDictionary<string, MessageDispatcherConfigurator> _configurators = new();

    /// <summary>Creates it.</summary>
    public Dispatchers(ActorSystem system, IDispatcherPrerequisites prerequisites, ILoggingAdapter logger)
    {
        _system = system;
        Prerequisites = prerequisites;
        Logger = logger;
    }

    /// <summary>What dispatchers need of their system.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>The section of the default dispatcher.</summary>
    public Config DefaultDispatcherConfig => GetConfig(_system.Settings.Config, DefaultDispatcherId);

    /// <summary>The default dispatcher.</summary>
    public MessageDispatcher DefaultGlobalDispatcher => Lookup(DefaultDispatcherId);

    internal MessageDispatcher InternalDispatcher => Lookup(InternalDispatcherId);

    private ILoggingAdapter Logger { get; }

    /// <summary>The dispatcher of an id.</summary>
    /// <exception cref="ConfigurationException">No section has that path.</exception>
    public MessageDispatcher Lookup(string dispatcherName) =>
        _configurators.GetOrAdd(string.IsNullOrEmpty(dispatcherName) ? DefaultDispatcherId : dispatcherName, static (id, self) => self.Create(id), this).Dispatcher();

    /// <summary>Whether there is a dispatcher of an id.</summary>
    public bool HasDispatcher(string id) => _configurators.ContainsKey(id) || _system.Settings.Config.HasPath(id);

    /// <summary>Adds dispatchers that configuration does not have; says whether the id was free.</summary>
    public bool RegisterConfigurator(string id, MessageDispatcherConfigurator configurator) => _configurators.TryAdd(id, configurator);

    /// <summary>The section of a dispatcher; one that is a text is the id of another.</summary>
    public static Config GetConfig(Config config, string id, int depth = 0)
    {
        if (depth > MaxAliases) throw new ConfigurationException($"Could not find a concrete dispatcher config after following {MaxAliases} aliases, the last of them [{id}].");
        if (!config.HasPath(id)) throw new ConfigurationException($"Dispatcher [{id}] not configured: expected a section of that name with the settings of a dispatcher.");
        if (config.GetValue(id) is { } value && value.IsString() && !value.IsObject()) return GetConfig(config, value.GetString()!, depth + 1);
        var own = ConfigurationFactory.ParseString($"id = \"{id}\", name = \"{id[(id.LastIndexOf('.') + 1)..]}\"");
        var section = own.WithFallback(config.GetConfig(id));
        return id == DefaultDispatcherId ? section : section.WithFallback(config.GetConfig(DefaultDispatcherId));
    }

    internal void Shutdown()
    {
        foreach (var configurator in _configurators.Values)
        {
            try
            {
                configurator.Dispatcher().ShutdownNow();
            }
            catch (Exception e)
            {
                Logger.Warning(e, "A dispatcher could not be shut down: {0}", e.Message);
            }
        }
    }

    private MessageDispatcherConfigurator Create(string id)
    {
        var config = GetConfig(_system.Settings.Config, id);
        var type = config.GetString("type") ?? "Dispatcher";
        return type switch
        {
            "Dispatcher" or "TaskDispatcher" => new DispatcherConfigurator(config, Prerequisites, dedicated: id == InternalDispatcherId),
            "ForkJoinDispatcher" => new DispatcherConfigurator(config, Prerequisites, dedicated: true),
            "PinnedDispatcher" => new PinnedDispatcherConfigurator(config, Prerequisites),
            "SynchronizedDispatcher" => new SynchronizedDispatcherConfigurator(config, Prerequisites),
            "" => throw new ConfigurationException($"Missing dispatcher type for dispatcher [{id}]: expected Dispatcher, PinnedDispatcher, SynchronizedDispatcher or the name of a MessageDispatcherConfigurator."),
            _ => (MessageDispatcherConfigurator)Activator.CreateInstance(TypeResolver.Resolve(type, $"{id}.type"), config, Prerequisites)!,
        };
    }
}
