using Akka.Actor;
using Akka.Configuration;

namespace Akka.Remote;

/// <summary>The settings of <c>akka.remote</c>, read once. What each means is said in <c>reference.conf</c>.</summary>
public class RemoteSettings
{
    /// <summary>The scheme of addresses that remoting makes, without the transport's suffix.</summary>
    public static readonly string AkkaScheme = "akka";

    /// <summary>Reads the settings.</summary>
    /// <param name="config">The whole configuration of the actor system.</param>
    public RemoteSettings(Config config)
    {
        Config = config;
        var remote = config.GetConfig("akka.remote");
        LogReceive = remote.GetBoolean("log-received-messages");
        LogSend = remote.GetBoolean("log-sent-messages");
        LogBufferSizeExceeding = remote.GetInt("log-buffer-size-exceeding");
        RemoteLifecycleEventsLogLevel = LevelOf(remote.GetString("log-remote-lifecycle-events"));
        UntrustedMode = remote.GetBoolean("untrusted-mode");
        TrustedSelectionPaths = [.. remote.GetStringList("trusted-selection-paths") ?? []];
        Dispatcher = remote.GetString("use-dispatcher") ?? "";
        UsePassiveConnections = remote.GetBoolean("use-passive-connections");
        ReadTimes(remote);
        ReadSystemMessageDelivery(remote);
        ReadWatching(remote);
        TransportNames = remote.GetStringList("enabled-transports") ?? [];
        Transports = [.. TransportNames.Where(config.HasPath).Select(name => new TransportSettings(config.GetConfig(name)))];
        Adapters = new Dictionary<string, string>();
    }

    /// <summary>The whole configuration.</summary>
    public Config Config { get; }

    /// <summary>Whether each message that arrives is logged, at debug level.</summary>
    public bool LogReceive { get; set; }

    /// <summary>Whether each message that is sent is logged, at debug level.</summary>
    public bool LogSend { get; set; }

    /// <summary>The outbound queue length from which on a warning is logged; 0 for never.</summary>
    public int LogBufferSizeExceeding { get; set; }

    /// <summary>The level at which lifecycle events are logged, or <c>OFF</c>.</summary>
    public string RemoteLifecycleEventsLogLevel { get; set; }

    /// <summary>Whether system messages and possibly harmful messages from other nodes are dropped.</summary>
    public bool UntrustedMode { get; set; }

    /// <summary>The actors that selections may reach in untrusted mode.</summary>
    public HashSet<string> TrustedSelectionPaths { get; set; }

    /// <summary>The dispatcher of remoting's own actors.</summary>
    public string Dispatcher { get; set; }

    /// <summary>Accepted for compatibility: connections carry one direction each.</summary>
    public bool UsePassiveConnections { get; set; }

    /// <summary>How long shutting down may take.</summary>
    public TimeSpan ShutdownTimeout { get; set; }

    /// <summary>How long shutting down waits for queued messages to leave.</summary>
    public TimeSpan FlushWait { get; set; }

    /// <summary>How long starting may take.</summary>
    public TimeSpan StartupTimeout { get; set; }

    /// <summary>The longest pause between two attempts to connect to a node that could not be reached.</summary>
    public TimeSpan RetryGateClosedFor { get; set; }

    /// <summary>The pause after the first failed attempt to connect; it doubles with each further one.</summary>
    public TimeSpan BackoffPeriod { get; set; }

    /// <summary>How long management commands wait for their acknowledgement.</summary>
    public TimeSpan CommandAckTimeout { get; set; }

    /// <summary>How long a quarantine is remembered.</summary>
    public TimeSpan? QuarantineDuration { get; set; }

    /// <summary>A node with undelivered system messages that is silent for this long is quarantined.</summary>
    public TimeSpan QuarantineSilentSystemTimeout { get; set; }

    /// <summary>How many system messages are kept for a node; one more and it is quarantined.</summary>
    public int SysMsgBufferSize { get; set; }

    /// <summary>How long acknowledgements may be delayed.</summary>
    public TimeSpan SysMsgAckTimeout { get; set; }

    /// <summary>How long to wait for an acknowledgement before system messages are sent again.</summary>
    public TimeSpan SysResendTimeout { get; set; }

    /// <summary>How many system messages are sent again at once.</summary>
    public int SysResendLimit { get; set; }

    /// <summary>A node that takes no system message for this long is quarantined.</summary>
    public TimeSpan InitialSysMsgDeliveryTimeout { get; set; }

    /// <summary>The failure detector of remote death watch.</summary>
    public string WatchFailureDetectorImplementationClass { get; set; } = "";

    /// <summary>Its settings.</summary>
    public Config WatchFailureDetectorConfig { get; set; } = Config.Empty;

    /// <summary>How often watched nodes are sent a heartbeat.</summary>
    public TimeSpan WatchHeartBeatInterval { get; set; }

    /// <summary>How often watched nodes are checked.</summary>
    public TimeSpan WatchUnreachableReaperInterval { get; set; }

    /// <summary>The time after which the first answer of a watched node is expected.</summary>
    public TimeSpan WatchHeartbeatExpectedResponseAfter { get; set; }

    /// <summary>The enabled transports' names.</summary>
    public IList<string> TransportNames { get; set; }

    /// <summary>The enabled transports' settings.</summary>
    public TransportSettings[] Transports { get; set; }

    /// <summary>Accepted for compatibility: transport adapters are not used.</summary>
    public IDictionary<string, string> Adapters { get; set; }

    /// <summary>Puts the props on remoting's dispatcher.</summary>
    public Props ConfigureDispatcher(Props props) => Dispatcher.Length == 0 ? props : props.WithDispatcher(Dispatcher);

    private static string LevelOf(string? setting) => setting?.ToUpperInvariant() switch
    {
        null or "" or "OFF" or "FALSE" => "OFF",
        "ON" or "TRUE" => "DEBUG",
        var level => level,
    };

    private void ReadTimes(Config remote)
    {
        ShutdownTimeout = remote.GetTimeSpan("shutdown-timeout");
        FlushWait = remote.GetTimeSpan("flush-wait-on-shutdown");
        StartupTimeout = remote.GetTimeSpan("startup-timeout");
        RetryGateClosedFor = remote.GetTimeSpan("retry-gate-closed-for");
        BackoffPeriod = remote.GetTimeSpan("backoff-interval");
        CommandAckTimeout = remote.GetTimeSpan("command-ack-timeout");
        QuarantineDuration = remote.GetTimeSpan("prune-quarantine-marker-after");
        QuarantineSilentSystemTimeout = remote.GetTimeSpan("quarantine-after-silence");
    }

    private void ReadSystemMessageDelivery(Config remote)
    {
        SysMsgBufferSize = remote.GetInt("system-message-buffer-size");
        SysMsgAckTimeout = remote.GetTimeSpan("system-message-ack-piggyback-timeout");
        SysResendTimeout = remote.GetTimeSpan("resend-interval");
        SysResendLimit = remote.GetInt("resend-limit");
        InitialSysMsgDeliveryTimeout = remote.GetTimeSpan("initial-system-message-delivery-timeout");
    }

    private void ReadWatching(Config remote)
    {
        WatchFailureDetectorConfig = remote.GetConfig("watch-failure-detector");
        WatchFailureDetectorImplementationClass = WatchFailureDetectorConfig.GetString("implementation-class");
        WatchHeartBeatInterval = WatchFailureDetectorConfig.GetTimeSpan("heartbeat-interval");
        WatchUnreachableReaperInterval = WatchFailureDetectorConfig.GetTimeSpan("unreachable-nodes-reaper-interval");
        WatchHeartbeatExpectedResponseAfter = WatchFailureDetectorConfig.GetTimeSpan("expected-response-after");
    }

    /// <summary>The settings of one transport.</summary>
    public class TransportSettings
    {
        /// <summary>Reads the settings.</summary>
        public TransportSettings(Config config)
        {
            Config = config;
            TransportClass = config.GetString("transport-class") ?? "";
            Adapters = config.GetStringList("applied-adapters") ?? [];
        }

        /// <summary>The class that the transport is configured to be.</summary>
        public string TransportClass { get; set; }

        /// <summary>The adapters that are configured for it.</summary>
        public IList<string> Adapters { get; set; }

        /// <summary>All its settings.</summary>
        public Config Config { get; set; }
    }
}
