using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Worker.Execution;

/// <summary>The node's log as a task sees it: each line says whose it is.</summary>
internal sealed class TaskLogger(ILogger inner, Func<string> whose) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        inner.Log(logLevel, eventId, state, exception, (told, cause) => $"{formatter(told, cause)} ({whose()})");
}
