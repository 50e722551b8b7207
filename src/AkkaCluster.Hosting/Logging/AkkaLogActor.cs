using Akka.Actor;
using Akka.Event;
using Microsoft.Extensions.Logging;
using AkkaLogLevel = Akka.Event.LogLevel;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace AkkaCluster.Hosting.Logging;

/// <summary>
/// Passes the actor system's log events on to Microsoft.Extensions.Logging, under the name of the actor's class. What Akka.NET itself says is limited:
/// much of it is caused by whoever connects, and a stranger must not fill a disk.
/// </summary>
public sealed class AkkaLogActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PeersWindow = TimeSpan.FromMinutes(1);

    private readonly LogLimit _limit = new(linesPerWindow: 50);
    private readonly LogLimit _peersLimit = new(linesPerWindow: 5);
    private readonly ILoggerFactory _factory;
    private readonly Dictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);

    public AkkaLogActor()
    {
        _factory = Context.System.Settings.Setup.Get<LoggerFactorySetup>() is { HasValue: true } setup
            ? setup.Value.Factory
            : throw new InvalidOperationException($"{nameof(AkkaLogActor)} wants a {nameof(LoggerFactorySetup)} in the actor system's setup.");
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<LogEvent>(Log);
        Receive<WindowEnded>(ended => OnWindowEnded(ended.Category));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    internal static LogLevel Translate(AkkaLogLevel level) => level switch
    {
        AkkaLogLevel.ErrorLevel => LogLevel.Error,
        AkkaLogLevel.WarningLevel => LogLevel.Warning,
        AkkaLogLevel.InfoLevel => LogLevel.Information,
        _ => LogLevel.Debug,
    };

    private void Log(LogEvent logged)
    {
        var level = Translate(logged.LogLevel());
        // What Akka.NET logs under a name instead of a class goes by a class of its own that tells nobody anything.
        var category = logged.LogClass is { } type && type != typeof(DummyClassForStringSources) ? type.FullName! : "Akka";
        var logger = LoggerOf(category);
        if (!logger.IsEnabled(level) || !Passes(category, logger))
            return;
        // Where remoting fails the trace leads into Akka.NET, and what went wrong is in the text.
        var cause = IsOfPeers(category) && !logger.IsEnabled(LogLevel.Debug) ? null : logged.Cause;
        var text = logged.Message?.ToString() ?? "";
        HostLog.ActorEvent(logger, level, cause is null ? LogLimit.Line(text, logged.Cause) : text, Source(logged.LogSource), cause);
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

    /// <summary>The actor's path without the address: a node's log speaks of the node.</summary>
    internal static string Source(string? source)
    {
        const string authority = "//";
        if (source is null || !source.StartsWith("akka", StringComparison.Ordinal) || source.IndexOf(authority, StringComparison.Ordinal) is not (> 0 and var at))
            return source ?? "";
        var path = source.IndexOf('/', at + authority.Length);
        return path < 0 ? source : source[path..];
    }

    private sealed record WindowEnded(string Category) : INoSerializationVerificationNeeded;
}
