using Microsoft.Extensions.Logging;

namespace AkkaCluster.Http.Logs;

/// <summary>Feeds the hub from the host's logging.</summary>
public sealed class LogHubProvider(LogHub hub, TimeProvider time) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new HubLogger(hub, time, categoryName);

    public void Dispose()
    {
    }

    private sealed class HubLogger(LogHub hub, TimeProvider time, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                hub.Add(new LogLine(time.GetUtcNow(), logLevel, category, eventId.Id, formatter(state, exception), exception?.ToString(), JobOf(state)));
        }

        /// <summary>The value of the template's field {Job}.</summary>
        private static string? JobOf<TState>(TState state) =>
            state is IReadOnlyList<KeyValuePair<string, object?>> fields ? fields.FirstOrDefault(field => field.Key == "Job").Value?.ToString() : null;
    }
}
