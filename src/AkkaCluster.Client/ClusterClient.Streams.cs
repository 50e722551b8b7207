using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AkkaCluster.Client.Model;
using AkkaCluster.Client.Transport;

namespace AkkaCluster.Client;

/// <content>The streams, which go on over another gateway where one breaks off.</content>
public sealed partial class ClusterClient
{
    private const string DataPrefix = "data: ";

    /// <summary>Of so many lines it is known that they were told.</summary>
    private const int MostTold = 10_000;

    /// <summary>The recorded tasks of a job in order of input: all, or those that failed for good, or those that did not.</summary>
    public IAsyncEnumerable<JobTask> GetTasksAsync(string id, long from = 0, bool? failed = null, CancellationToken cancellation = default)
    {
        var state = failed switch { null => "", true => "&state=failed", false => "&state=succeeded" };
        return LinesAsync<JobTask>(next => $"{JobPath(id)}/tasks?from={Number(next)}{state}", from, task => task.Index, cancellation);
    }

    /// <summary>Attempts at a job's tasks in order of input: those that failed or were lost, and those that succeeded where their outputs have logs.</summary>
    public IAsyncEnumerable<JobAttempt> GetAttemptsAsync(string id, long from = 0, CancellationToken cancellation = default) =>
        LinesAsync<JobAttempt>(next => $"{JobPath(id)}/attempts?from={Number(next)}", from, attempt => attempt.Index, cancellation);

    /// <summary>Who ran which recorded tasks of a job, and when, in order of the tasks.</summary>
    public IAsyncEnumerable<JobChunk> GetChunksAsync(string id, long from = 0, CancellationToken cancellation = default) =>
        LinesAsync<JobChunk>(next => $"{JobPath(id)}/chunks?from={Number(next)}", from, chunk => chunk.First, cancellation);

    /// <summary>Lines in order of tasks. One that breaks off is asked for again from the last task on, and what was handed out is left out.</summary>
    private async IAsyncEnumerable<T> LinesAsync<T>(Func<long, string> path, long from, Func<T, long> indexOf, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (place, told) = (from, 0);
        for (var again = false; ; again = true)
        {
            using var response = await StreamAsync(path(place), cancellation).ConfigureAwait(false);
            using var reader = await ReaderAsync(response, cancellation).ConfigureAwait(false);
            var known = told;
            while (true)
            {
                var (line, broken) = await ReadLineAsync(reader, cancellation).ConfigureAwait(false);
                if (broken)
                    break;
                if (line is null)
                    yield break;
                var item = JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web)!;
                var index = indexOf(item);
                if (again && (index < place || (index == place && known-- > 0)))
                    continue;
                (place, told) = index == place ? (place, told + 1) : (index, 1);
                yield return item;
            }
            await _transport.PauseAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>A job's progress: now, whenever it changes, and when it ends; then the stream ends.</summary>
    public async IAsyncEnumerable<JobProgress> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            using var response = await StreamAsync(JobPath(id) + "/events", cancellation).ConfigureAwait(false);
            using var reader = await ReaderAsync(response, cancellation).ConfigureAwait(false);
            while (true)
            {
                var (line, broken) = await ReadLineAsync(reader, cancellation).ConfigureAwait(false);
                // The stream of a job that goes on never ends of itself: its node has ended.
                if (broken || line is null)
                    break;
                if (!line.StartsWith(DataPrefix, StringComparison.Ordinal))
                    continue;
                var progress = JsonSerializer.Deserialize<JobProgress>(line.AsSpan(DataPrefix.Length), JsonSerializerOptions.Web)!;
                yield return progress;
                if (progress.IsFinal)
                    yield break;
            }
            await _transport.PauseAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Lines of the logs of all nodes, oldest first, and then each new one.</summary>
    public async IAsyncEnumerable<LogLine> FollowLogsAsync(LogFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // Another gateway tells the last lines once more.
        HashSet<(string, long)> told = [];
        while (true)
        {
            using var response = await StreamAsync($"v1/logs?follow=true&{(filter ?? new LogFilter()).ToQuery()}", cancellation).ConfigureAwait(false);
            using var reader = await ReaderAsync(response, cancellation).ConfigureAwait(false);
            HashSet<(string, long)> now = [];
            while (true)
            {
                var (text, broken) = await ReadLineAsync(reader, cancellation).ConfigureAwait(false);
                if (broken || text is null)
                    break;
                if (!text.StartsWith(DataPrefix, StringComparison.Ordinal))
                    continue;
                var line = JsonSerializer.Deserialize<LogLine>(text.AsSpan(DataPrefix.Length), JsonSerializerOptions.Web)!;
                if (now.Count == MostTold)
                    now.Clear();
                now.Add((line.Node, line.Number));
                if (!told.Contains((line.Node, line.Number)))
                    yield return line;
            }
            told = now;
            await _transport.PauseAsync(cancellation).ConfigureAwait(false);
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private Task<HttpResponseMessage> StreamAsync(string path, CancellationToken cancellation) =>
        _transport.SendAsync(gateway => new HttpRequestMessage(HttpMethod.Get, new Uri(gateway, path)), TimeSpan.Zero, HttpCompletionOption.ResponseHeadersRead, cancellation);

    private static async Task<StreamReader> ReaderAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        new(await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false));

    private static async Task<(string? Line, bool Broken)> ReadLineAsync(StreamReader reader, CancellationToken cancellation)
    {
        try
        {
            return (await reader.ReadLineAsync(cancellation).ConfigureAwait(false), false);
        }
        catch (Exception failure) when (RetryDecision.IsTransient(failure))
        {
            return (null, true);
        }
    }
}
