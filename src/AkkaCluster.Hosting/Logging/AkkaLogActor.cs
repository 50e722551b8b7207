using Akka.Actor;
using Akka.Event;
using Microsoft.Extensions.Logging;
using AkkaLogLevel = Akka.Event.LogLevel;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace AkkaCluster.Hosting.Logging;

/// <summary>Passes the actor system's log events on to Microsoft.Extensions.Logging, under the name of the actor's class.</summary>
public sealed class AkkaLogActor : ReceiveActor
{
    private readonly ILoggerFactory _factory;
    private readonly Dictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);

    public AkkaLogActor()
    {
        _factory = Context.System.Settings.Setup.Get<LoggerFactorySetup>() is { HasValue: true } setup
            ? setup.Value.Factory
            : throw new InvalidOperationException($"{nameof(AkkaLogActor)} wants a {nameof(LoggerFactorySetup)} in the actor system's setup.");
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<LogEvent>(Log);
    }

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
        if (!_loggers.TryGetValue(category, out var logger))
            _loggers[category] = logger = _factory.CreateLogger(category);
        if (logger.IsEnabled(level))
            HostLog.ActorEvent(logger, level, logged.Message?.ToString() ?? "", Source(logged.LogSource), logged.Cause);
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
}
