using System.Collections.Concurrent;
using Akka.Event;

namespace Akka.Remote.Diagnostics;

/// <summary>
/// Logs what others can cause as often as they like: per topic one line per interval, and with the next one how many were left out.
/// </summary>
internal sealed class RateLimitedLog(ILoggingAdapter log, TimeProvider time, TimeSpan interval)
{
    private const int MaxTopics = 1000;

    private readonly ConcurrentDictionary<string, Topic> _topics = new();

    public void Warning(string topic, string text)
    {
        if (Admit(topic, text) is { } line) log.Warning("{0}", line);
    }

    public void Error(string topic, string text)
    {
        if (Admit(topic, text) is { } line) log.Error("{0}", line);
    }

    /// <summary>The line to log now, or null when the topic has had its line.</summary>
    internal string? Admit(string topic, string text)
    {
        var entry = _topics.GetValueOrDefault(topic) ?? Add(topic);
        lock (entry)
        {
            if (entry.Logged && time.GetElapsedTime(entry.LoggedAt) < interval)
            {
                entry.LeftOut++;
                return null;
            }

            var line = entry.LeftOut == 0 ? text : $"{text} ({entry.LeftOut} lines like it were left out)";
            entry.LeftOut = 0;
            entry.Logged = true;
            entry.LoggedAt = time.GetTimestamp();
            return line;
        }
    }

    // Topics name addresses, of which there are ever new ones. Starting over costs no more than a line too many.
    private Topic Add(string topic)
    {
        if (_topics.Count >= MaxTopics) _topics.Clear();
        return _topics.GetOrAdd(topic, static _ => new Topic());
    }

    private sealed class Topic
    {
        public bool Logged { get; set; }

        public long LoggedAt { get; set; }

        public int LeftOut { get; set; }
    }
}
