using Akka.Actor;
using Akka.Event;
using Akka.Hosting.Logging;
using Microsoft.Extensions.Logging;
using AkkaLogLevel = Akka.Event.LogLevel;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace AkkaCluster.Hosting.Logging;

/// <summary>
/// Akka.Hosting's logger, under the name of the actor's class and with the fields of the actor's own template. What Akka.NET itself says is limited: much of it is caused by
/// whoever connects, and a stranger must not fill a disk.
/// </summary>
internal sealed class NodeLogger : LoggerFactoryLogger, IWithTimers
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PeersWindow = TimeSpan.FromMinutes(1);

    private readonly LogLimit _limit = new(linesPerWindow: 50);
    private readonly LogLimit _peersLimit = new(linesPerWindow: 5);
    private readonly ILoggerFactory _factory;
    private readonly Dictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);

    public NodeLogger() => _factory = Context.System.Settings.Setup.Get<LoggerFactorySetup>().Value.LoggerFactory;

    public ITimerScheduler Timers { get; set; } = null!;

    internal static LogLevel Translate(AkkaLogLevel level) => level switch
    {
        AkkaLogLevel.ErrorLevel => LogLevel.Error,
        AkkaLogLevel.WarningLevel => LogLevel.Warning,
        AkkaLogLevel.InfoLevel => LogLevel.Information,
        _ => LogLevel.Debug,
    };

    /// <summary>The actor's path without the address: a node's log speaks of the node.</summary>
    internal static string Source(string? source)
    {
        const string authority = "//";
        if (source is null || !source.StartsWith("akka", StringComparison.Ordinal) || source.IndexOf(authority, StringComparison.Ordinal) is not (> 0 and var at))
            return source ?? "";
        var path = source.IndexOf('/', at + authority.Length);
        return path < 0 ? source : source[path..];
    }

    protected override bool Receive(object message)
    {
        if (message is not WindowEnded ended)
            return message is not (LoggerInitialized or InitializeLogger) ? base.Receive(message) : Initialize(message);
        OnWindowEnded(ended.Category);
        return true;
    }

    protected override void Log(LogEvent log, ActorPath path)
    {
        var level = Translate(log.LogLevel());
        var category = log.LogClass is { } type && type != typeof(DummyClassForStringSources) ? type.FullName! : "Akka";
        var logger = LoggerOf(category);
        if (!logger.IsEnabled(level) || !Passes(category, logger))
            return;
        // Where remoting fails the trace leads into Akka.NET, and what went wrong is in the text.
        var cause = IsOfPeers(category) && !logger.IsEnabled(LogLevel.Debug) ? null : log.Cause;
        var text = log.Message?.ToString() ?? "";
        logger.Log(level, HostLog.OfActors, new ActorLine(cause is null ? LogLimit.Line(text, log.Cause) : text, Source(log.LogSource), log.Message as LogMessage), cause, static (line, _) => line.ToString());
    }

    private bool Initialize(object message)
    {
        // Akka.Hosting's would tell of itself.
        if (message is InitializeLogger)
            Sender.Tell(new LoggerInitialized());
        return true;
    }

    private static bool IsOfPeers(string category) =>
        category.StartsWith("Akka.Remote.", StringComparison.Ordinal) || category.StartsWith("AkkaCluster.Hosting.Remoting.", StringComparison.Ordinal);

    private ILogger LoggerOf(string category)
    {
        if (!_loggers.TryGetValue(category, out var logger))
            _loggers[category] = logger = _factory.CreateLogger(category);
        return logger;
    }

    private bool Passes(string category, ILogger logger)
    {
        var ofPeers = IsOfPeers(category);
        if ((!ofPeers && category != "Akka" && !category.StartsWith("Akka.", StringComparison.Ordinal)) || logger.IsEnabled(LogLevel.Debug))
            return true;
        var limit = ofPeers ? _peersLimit : _limit;
        if (limit.Opens(category))
            Timers.StartSingleTimer(category, new WindowEnded(category), ofPeers ? PeersWindow : Window);
        return limit.Passes(category);
    }

    private void OnWindowEnded(string category)
    {
        var ofPeers = IsOfPeers(category);
        if ((ofPeers ? _peersLimit : _limit).Close(category) is > 0 and var omitted)
            HostLog.LinesOmitted(LoggerOf(category), omitted, category, ofPeers ? PeersWindow : Window);
    }

    private sealed record WindowEnded(string Category) : INoSerializationVerificationNeeded;
}
