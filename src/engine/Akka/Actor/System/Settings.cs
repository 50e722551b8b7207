using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The settings of a system, read from its configuration.</summary>
public class Settings
{
    private Config _userConfig;
    private Config _fallbackConfig;

    /// <summary>Reads the settings.</summary>
    public Settings(ActorSystem system, Config config) : this(system, config, ActorSystemSetup.Empty) { }

    /// <summary>Reads the settings.</summary>
    public Settings(ActorSystem system, Config config, ActorSystemSetup setup)
    {
        Setup = setup;
        System = system;
        _userConfig = config;
        _fallbackConfig = ConfigurationFactory.Default();
        Config = _userConfig.WithFallback(_fallbackConfig);
        ProviderSelectionType = SelectProvider(setup);
        ProviderClass = ProviderSelectionType.Fqn;
        HasCluster = ProviderSelectionType.HasCluster;
        ReadActorSettings();
        ReadLoggingSettings(setup);
    }

    /// <summary>The system.</summary>
    public ActorSystem System { get; }

    /// <summary>What the system was created with.</summary>
    public ActorSystemSetup Setup { get; }

    /// <summary>The configuration: the application's, over the defaults of the engine's assemblies.</summary>
    public Config Config { get; private set; }

    /// <summary>Which provider the system has.</summary>
    public ProviderSelection ProviderSelectionType { get; }

    /// <summary>The name of the provider's type.</summary>
    public string ProviderClass { get; }

    /// <summary>Whether the system is part of a cluster.</summary>
    public bool HasCluster { get; }

    /// <summary><c>akka.version</c>.</summary>
    public string ConfigVersion { get; private set; } = "";

    /// <summary><c>akka.home</c>.</summary>
    public string Home { get; private set; } = "";

    /// <summary><c>akka.actor.guardian-supervisor-strategy</c>.</summary>
    public string SupervisorStrategyClass { get; private set; } = "";

    /// <summary><c>akka.scheduler.implementation</c>.</summary>
    public string SchedulerClass { get; private set; } = "";

    /// <summary><c>akka.scheduler.shutdown-timeout</c>.</summary>
    public TimeSpan SchedulerShutdownTimeout { get; private set; }

    /// <summary><c>akka.actor.creation-timeout</c>.</summary>
    public TimeSpan CreationTimeout { get; private set; }

    /// <summary><c>akka.actor.ask-timeout</c>.</summary>
    public TimeSpan AskTimeout { get; private set; }

    /// <summary><c>akka.actor.unstarted-push-timeout</c>.</summary>
    public TimeSpan UnstartedPushTimeout { get; private set; }

    /// <summary><c>akka.actor.serialize-messages</c>: messages within the process are serialized too, to find those that cannot be.</summary>
    public bool SerializeAllMessages { get; private set; }

    /// <summary><c>akka.actor.serialize-creators</c>.</summary>
    public bool SerializeAllCreators { get; private set; }

    /// <summary><c>akka.actor.telemetry.enabled</c>.</summary>
    public bool EmitActorTelemetry { get; private set; }

    /// <summary><c>akka.actor.deployment.default.virtual-nodes-factor</c>.</summary>
    public int DefaultVirtualNodesFactor { get; private set; }

    /// <summary><c>akka.loglevel</c>.</summary>
    public string LogLevel { get; private set; } = "";

    /// <summary><c>akka.stdout-loglevel</c>.</summary>
    public string StdoutLogLevel { get; private set; } = "";

    /// <summary>The logger of <c>akka.stdout-logger-class</c>.</summary>
    public MinimalLogger StdoutLogger { get; private set; } = null!;

    /// <summary><c>akka.loggers</c>.</summary>
    public IList<string> Loggers { get; private set; } = [];

    /// <summary><c>akka.loggers-dispatcher</c>.</summary>
    public string LoggersDispatcher { get; private set; } = "";

    /// <summary><c>akka.logger-startup-timeout</c>.</summary>
    public TimeSpan LoggerStartTimeout { get; private set; }

    /// <summary><c>akka.logger-async-start</c>.</summary>
    public bool LoggerAsyncStart { get; private set; }

    /// <summary>The formatter of <c>akka.logger-formatter</c>.</summary>
    public ILogMessageFormatter LogFormatter { get; private set; } = DefaultLogMessageFormatter.Instance;

    /// <summary><c>akka.log-config-on-start</c>.</summary>
    public bool LogConfigOnStart { get; private set; }

    /// <summary><c>akka.log-serializer-override-on-start</c>.</summary>
    public bool LogSerializerOverrideOnStart { get; private set; }

    /// <summary><c>akka.log-dead-letters</c>: how many are logged; 0 for none.</summary>
    public int LogDeadLetters { get; private set; }

    /// <summary><c>akka.log-dead-letters-during-shutdown</c>.</summary>
    public bool LogDeadLettersDuringShutdown { get; private set; }

    /// <summary><c>akka.log-dead-letters-suspend-duration</c>.</summary>
    public TimeSpan LogDeadLettersSuspendDuration { get; private set; }

    /// <summary><c>akka.actor.debug.receive</c>.</summary>
    public bool AddLoggingReceive { get; private set; }

    /// <summary><c>akka.actor.debug.autoreceive</c>.</summary>
    public bool DebugAutoReceive { get; private set; }

    /// <summary><c>akka.actor.debug.event-stream</c>.</summary>
    public bool DebugEventStream { get; private set; }

    /// <summary><c>akka.actor.debug.unhandled</c>.</summary>
    public bool DebugUnhandledMessage { get; private set; }

    /// <summary><c>akka.actor.debug.lifecycle</c>.</summary>
    public bool DebugLifecycle { get; private set; }

    /// <summary><c>akka.actor.debug.router-misconfiguration</c>.</summary>
    public bool DebugRouterMisconfiguration { get; private set; }

    /// <summary><c>akka.actor.debug.log-timers</c>.</summary>
    public bool DebugTimerScheduler { get; private set; }

    /// <summary><c>akka.actor.debug.fsm</c>.</summary>
    public bool FsmDebugEvent { get; private set; }

    /// <summary><c>akka.coordinated-shutdown.terminate-actor-system</c>.</summary>
    public bool CoordinatedShutdownTerminateActorSystem { get; private set; }

    /// <summary><c>akka.coordinated-shutdown.run-by-actor-system-terminate</c>.</summary>
    public bool CoordinatedShutdownRunByActorSystemTerminate { get; private set; }

    /// <summary>Adds defaults, such as those of an assembly that is used, behind all others.</summary>
    public void InjectTopLevelFallback(Config config)
    {
        lock (this)
        {
            _fallbackConfig = config.WithFallback(_fallbackConfig);
            Config = _userConfig.WithFallback(_fallbackConfig);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Config.ToString()!;

    private ProviderSelection SelectProvider(ActorSystemSetup setup)
    {
        var bootstrap = setup.Get<BootstrapSetup>();
        return bootstrap.HasValue && bootstrap.Value.ActorRefProvider.HasValue ? bootstrap.Value.ActorRefProvider.Value
            : ProviderSelection.Get(Config.GetString("akka.actor.provider") ?? "local");
    }

    private void ReadActorSettings()
    {
        ConfigVersion = Config.GetString("akka.version") ?? "";
        Home = Config.GetString("akka.home") ?? "";
        SupervisorStrategyClass = Config.GetString("akka.actor.guardian-supervisor-strategy");
        SchedulerClass = Config.GetString("akka.scheduler.implementation");
        SchedulerShutdownTimeout = Config.GetTimeSpan("akka.scheduler.shutdown-timeout");
        CreationTimeout = Config.GetTimeSpan("akka.actor.creation-timeout");
        AskTimeout = Config.GetTimeSpan("akka.actor.ask-timeout", Timeout.InfiniteTimeSpan);
        UnstartedPushTimeout = Config.GetTimeSpan("akka.actor.unstarted-push-timeout", TimeSpan.FromSeconds(10));
        SerializeAllMessages = Config.GetBoolean("akka.actor.serialize-messages");
        SerializeAllCreators = Config.GetBoolean("akka.actor.serialize-creators");
        EmitActorTelemetry = Config.GetBoolean("akka.actor.telemetry.enabled");
        DefaultVirtualNodesFactor = Config.GetInt("akka.actor.deployment.default.virtual-nodes-factor", 10);
        CoordinatedShutdownTerminateActorSystem = Config.GetBoolean("akka.coordinated-shutdown.terminate-actor-system", true);
        CoordinatedShutdownRunByActorSystemTerminate = Config.GetBoolean("akka.coordinated-shutdown.run-by-actor-system-terminate", true);
        if (CoordinatedShutdownRunByActorSystemTerminate && !CoordinatedShutdownTerminateActorSystem)
        {
            throw new ConfigurationException("akka.coordinated-shutdown.run-by-actor-system-terminate=on and akka.coordinated-shutdown.terminate-actor-system=off "
                + "contradict each other: set the first to off too.");
        }
    }

    private void ReadLoggingSettings(ActorSystemSetup setup)
    {
        LogLevel = Config.GetString("akka.loglevel");
        StdoutLogLevel = Config.GetString("akka.stdout-loglevel");
        StdoutLogger = CreateStdoutLogger(Config.GetString("akka.stdout-logger-class"));
        Loggers = Config.GetStringList("akka.loggers");
        LoggersDispatcher = Config.GetString("akka.loggers-dispatcher");
        LoggerStartTimeout = Config.GetTimeSpan("akka.logger-startup-timeout");
        LoggerAsyncStart = Config.GetBoolean("akka.logger-async-start");
        LogFormatter = CreateFormatter(Config.GetString("akka.logger-formatter"));
        LogConfigOnStart = Config.GetBoolean("akka.log-config-on-start");
        LogSerializerOverrideOnStart = Config.GetBoolean("akka.log-serializer-override-on-start");
        LogDeadLetters = Config.GetString("akka.log-dead-letters")?.ToLowerInvariant() switch
        {
            "on" or "true" => int.MaxValue,
            "off" or "false" => 0,
            _ => Config.GetInt("akka.log-dead-letters"),
        };
        LogDeadLettersDuringShutdown = Config.GetBoolean("akka.log-dead-letters-during-shutdown");
        LogDeadLettersSuspendDuration = Config.GetTimeSpan("akka.log-dead-letters-suspend-duration");
        AddLoggingReceive = Config.GetBoolean("akka.actor.debug.receive");
        DebugAutoReceive = Config.GetBoolean("akka.actor.debug.autoreceive");
        DebugLifecycle = Config.GetBoolean("akka.actor.debug.lifecycle");
        DebugEventStream = Config.GetBoolean("akka.actor.debug.event-stream");
        DebugUnhandledMessage = Config.GetBoolean("akka.actor.debug.unhandled");
        DebugRouterMisconfiguration = Config.GetBoolean("akka.actor.debug.router-misconfiguration");
        DebugTimerScheduler = Config.GetBoolean("akka.actor.debug.log-timers");
        FsmDebugEvent = Config.GetBoolean("akka.actor.debug.fsm");
    }

    private static MinimalLogger CreateStdoutLogger(string? typeName) => string.IsNullOrWhiteSpace(typeName) ? new StandardOutLogger()
        : (MinimalLogger)Activator.CreateInstance(TypeResolver.Resolve(typeName, "akka.stdout-logger-class"))!;

    private static ILogMessageFormatter CreateFormatter(string? typeName)
    {
        if (string.IsNullOrWhiteSpace(typeName)) return DefaultLogMessageFormatter.Instance;
        var type = TypeResolver.Resolve(typeName, "akka.logger-formatter");
        return type == typeof(DefaultLogMessageFormatter) ? DefaultLogMessageFormatter.Instance : (ILogMessageFormatter)Activator.CreateInstance(type)!;
    }
}
