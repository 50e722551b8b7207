using Akka.Actor.Internal;
using Akka.Actor;
using Akka.Util;

namespace Akka.Event;

/// <summary>The bus that log events go over.</summary>
public class LoggingBus : ActorEventBus<object, Type>
{
    private static int _loggerNumber;

    private readonly List<IActorRef> _loggers = [];
    private LogLevel _logLevel;

    /// <summary>The level from which on events are logged.</summary>
    public LogLevel LogLevel => _logLevel;

    /// <inheritdoc/>
    protected override bool IsSubClassification(Type parent, Type child) => parent.IsAssignableFrom(child);

    /// <inheritdoc/>
    protected override void Publish(object @event, IActorRef subscriber) => subscriber.Tell(@event, ActorRefs.NoSender);

    /// <inheritdoc/>
    protected override bool Classify(object @event, Type classifier) => classifier.IsInstanceOfType(@event);

    /// <inheritdoc/>
    protected override Type GetClassifier(object @event) => @event.GetType();

    /// <summary>Sets the level from which on events are logged.</summary>
    public void SetLogLevel(LogLevel logLevel)
    {
        _logLevel = logLevel;
        foreach (var logger in _loggers.ToArray()) SubscribeLevels(logger, logLevel);
    }

    /// <summary>Logs to standard output until loggers have started.</summary>
    public void StartStdoutLogger(Settings config)
    {
        _logLevel = Logging.LogLevelFor(config.StdoutLogLevel);
        SubscribeLevels(config.StdoutLogger, _logLevel);
    }

    internal void StartDefaultLoggers(ActorSystemImpl system)
    {
        var level = Logging.LogLevelFor(system.Settings.LogLevel);
        foreach (var typeName in system.Settings.Loggers.Where(t => !string.IsNullOrWhiteSpace(t)))
        {
            var type = TypeResolver.Resolve(typeName, "akka.loggers");
            if (typeof(MinimalLogger).IsAssignableFrom(type)) SubscribeLevels((MinimalLogger)Activator.CreateInstance(type)!, level);
            else AddLogger(system, type, level);
        }
        _logLevel = level;
        Unsubscribe(system.Settings.StdoutLogger);
    }

    internal void StopDefaultLoggers(ActorSystemImpl system)
    {
        var level = Logging.LogLevelFor(system.Settings.StdoutLogLevel);
        if (level != Logging.OffLevel) SubscribeLevels(system.Settings.StdoutLogger, level);
        foreach (var logger in _loggers.ToArray())
        {
            Unsubscribe(logger);
            system.Stop(logger);
        }
        _loggers.Clear();
    }

    private void AddLogger(ActorSystemImpl system, Type type, LogLevel level)
    {
        var name = $"log{Interlocked.Increment(ref _loggerNumber)}-{Logging.SimpleName(type)}";
        var logger = system.SystemActorOf(Props.Create(type).WithDispatcher(system.Settings.LoggersDispatcher), name);
        var started = logger.Ask<LoggerInitialized>(new InitializeLogger(this), system.Settings.LoggerStartTimeout);
        if (!system.Settings.LoggerAsyncStart && !started.ContinueWith(static t => t.IsCompletedSuccessfully, TaskScheduler.Default).Result)
        {
            Publish(new Warning(started.Exception!, type.Name, type,
                $"Logger {name} did not answer InitializeLogger within {system.Settings.LoggerStartTimeout} (akka.logger-startup-timeout): it is used all the same."));
        }
        _loggers.Add(logger);
        SubscribeLevels(logger, level);
    }

    private void SubscribeLevels(IActorRef logger, LogLevel level)
    {
        foreach (var each in (LogLevel[])[LogLevel.DebugLevel, LogLevel.InfoLevel, LogLevel.WarningLevel, LogLevel.ErrorLevel])
        {
            if (each >= level) Subscribe(logger, each.ClassFor());
            else Unsubscribe(logger, each.ClassFor());
        }
    }
}
