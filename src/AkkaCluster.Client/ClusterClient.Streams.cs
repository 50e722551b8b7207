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

    /// <summary>The recorded tasks of a job in order of input.</summary>
    public async IAsyncEnumerable<JobTask> GetTasksAsync(string id, long from = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var next = from;
        while (true)
        {
            var path = JobPath(id) + "/tasks?from=" + next.ToString(CultureInfo.InvariantCulture);
            using var response = await SendAsync(HttpMethod.Get, path, cancellation).ConfigureAwait(false);
            using var reader = await ReaderAsync(response, cancellation).ConfigureAwait(false);
            while (true)
            {
                var (line, broken) = await ReadLineAsync(reader, cancellation).ConfigureAwait(false);
                if (broken)
                    break;
                if (line is null)
                    yield break;
                var task = JsonSerializer.Deserialize<JobTask>(line, JsonSerializerOptions.Web)!;
                next = task.Index + 1;
                yield return task;
            }
            await _transport.PauseAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>A job's progress: now, whenever it changes, and when it ends; then the stream ends.</summary>
    public async IAsyncEnumerable<JobProgress> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            using var response = await SendAsync(HttpMethod.Get, JobPath(id) + "/events", cancellation).ConfigureAwait(false);
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
