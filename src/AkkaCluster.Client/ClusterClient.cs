using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AkkaCluster.Client.Model;
using AkkaCluster.Client.Transport;

namespace AkkaCluster.Client;

/// <summary>
/// Talks to a cluster through any of its gateways. Calls are repeated safely over several gateways: a submission carries an idempotency key, so that
/// it stays one job however often it is sent, and streams go on where they broke off.
/// </summary>
public sealed partial class ClusterClient : IClusterClient, IDisposable
{
    private readonly GatewayTransport _transport;

    /// <summary>A client of the cluster behind these gateways.</summary>
    /// <exception cref="ArgumentException">No gateway was given.</exception>
    public ClusterClient(ClusterClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _transport = new GatewayTransport(options);
        Schedules = new ScheduleClient(_transport);
    }

    /// <summary>A client of the cluster behind these gateways, without token.</summary>
    public ClusterClient(params string[] gateways) : this(new ClusterClientOptions { Gateways = [.. gateways.Select(gateway => new Uri(gateway))] }) { }

    /// <summary>The jobs that are handed in by the clock.</summary>
    public IScheduleClient Schedules { get; }

    /// <summary>Submits a job. When it returns the job is durable; with <paramref name="wait"/> it returns when the job has ended, or that time is over.</summary>
    /// <exception cref="ClusterException">The job is not valid, or no gateway answered.</exception>
    public Task<SubmittedJob> SubmitAsync(JobRequest request, TimeSpan? wait = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = SubmissionJson.Write(request);
        return SubmitAsync(request, () => Json(body), wait, cancellation);
    }

    /// <summary>Submits a job of any number of inputs, sent as they are read.</summary>
    /// <param name="request">The job, without inputs.</param>
    /// <param name="lines">The inputs; enumerated again where the call is repeated.</param>
    /// <param name="wait">How long to wait for the job's end.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="ClusterException">The job is not valid, or no gateway answered.</exception>
    public Task<SubmittedJob> SubmitLinesAsync(JobRequest request, IAsyncEnumerable<string> lines, TimeSpan? wait = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = SubmissionJson.Write(request with { Inputs = null });
        return SubmitAsync(request, () => new LinesContent(body, lines), wait, cancellation);
    }

    /// <summary>A job.</summary>
    /// <exception cref="ClusterException">There is none of this id.</exception>
    public Task<Job> GetAsync(string id, CancellationToken cancellation = default) => GetJsonAsync<Job>(JobPath(id), TimeSpan.Zero, cancellation);

    /// <summary>Waits for a job's end; the job as it then is, finished or not.</summary>
    public Task<Job> WaitAsync(string id, TimeSpan wait, CancellationToken cancellation = default) =>
        GetJsonAsync<Job>(JobPath(id) + "?wait=" + Seconds(wait), wait, cancellation);

    /// <summary>Jobs, newest first.</summary>
    public async Task<IReadOnlyList<Job>> ListAsync(JobFilter? filter = null, CancellationToken cancellation = default)
    {
        var page = await GetJsonAsync<JobPage>("v1/jobs?" + (filter ?? new JobFilter()).ToQuery(), TimeSpan.Zero, cancellation).ConfigureAwait(false);
        return page.Jobs;
    }

    /// <summary>One task with all attempts at it, and what they left.</summary>
    /// <exception cref="ClusterException">There is no such job, or it has no such task.</exception>
    public Task<JobTaskDetails> GetTaskAsync(string id, long index, CancellationToken cancellation = default) =>
        GetJsonAsync<JobTaskDetails>($"{JobPath(id)}/tasks/{Number(index)}", TimeSpan.Zero, cancellation);

    /// <summary>A job's result; of a kind that makes none, the outputs of its tasks, a line each.</summary>
    /// <exception cref="ClusterException">The job has not succeeded (409), or there is none (404).</exception>
    public Task<JobResult> GetResultAsync(string id, CancellationToken cancellation = default) => ReadResultAsync(JobPath(id) + "/result", cancellation);

    /// <summary>The same of a job that need not have succeeded: what the tasks that have make.</summary>
    /// <exception cref="ClusterException">The kind makes none of a part (409), or there is no such job (404).</exception>
    public Task<JobResult> GetPartialResultAsync(string id, CancellationToken cancellation = default) => ReadResultAsync(JobPath(id) + "/result?partial=true", cancellation);

    private async Task<JobResult> ReadResultAsync(string path, CancellationToken cancellation)
    {
        using var response = await SendAsync(HttpMethod.Get, path, cancellation).ConfigureAwait(false);
        var data = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        return new JobResult(response.Content.Headers.ContentType?.ToString() ?? "application/octet-stream", data);
    }

    /// <summary>Ends a job.</summary>
    public Task<Job> CancelAsync(string id, CancellationToken cancellation = default) => SteerAsync(HttpMethod.Delete, JobPath(id), cancellation);

    /// <summary>Holds a job.</summary>
    public Task<Job> PauseAsync(string id, CancellationToken cancellation = default) => SteerAsync(HttpMethod.Post, JobPath(id) + "/pause", cancellation);

    /// <summary>Lets a held job go on.</summary>
    public Task<Job> ResumeAsync(string id, CancellationToken cancellation = default) => SteerAsync(HttpMethod.Post, JobPath(id) + "/resume", cancellation);

    /// <summary>Runs a job that has ended again, as the same job: all of it, or what has not succeeded.</summary>
    /// <exception cref="ClusterException">It has not ended, or all of it has succeeded (409), or there is none (404).</exception>
    public async Task<Job> RerunAsync(string id, bool failedOnly = false, CancellationToken cancellation = default)
    {
        // A call that names the round may be repeated: it begins no other.
        var job = await GetAsync(id, cancellation).ConfigureAwait(false);
        return await SteerAsync(HttpMethod.Post, $"{JobPath(job.Id)}/rerun?failed={(failedOnly ? "true" : "false")}&round={Number(job.Round + 1)}", cancellation).ConfigureAwait(false);
    }

    /// <summary>Deletes a job that has ended, with all that belongs to it.</summary>
    /// <exception cref="ClusterException">It has not ended (409), or there is none (404).</exception>
    public async Task DeleteAsync(string id, CancellationToken cancellation = default)
    {
        using var response = await SendAsync(HttpMethod.Post, JobPath(id) + "/delete", cancellation).ConfigureAwait(false);
    }

    /// <summary>Submits the same as a new job: same kind, parameters, inputs and settings.</summary>
    /// <exception cref="ClusterException">There is no such job (404).</exception>
    public Task<SubmittedJob> CloneAsync(string id, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        PostJobAsync(JobPath(id) + "/clone", idempotencyKey, () => null, TimeSpan.Zero, cancellation);

    /// <summary>Members, leader and workers.</summary>
    public Task<ClusterInfo> GetClusterAsync(CancellationToken cancellation = default) => GetJsonAsync<ClusterInfo>("v1/cluster", TimeSpan.Zero, cancellation);

    /// <summary>How many slots would do what is queued within a time, from a second to a day; null for the time of the nodes' settings.</summary>
    public Task<ClusterDemand> GetDemandAsync(TimeSpan? within = null, CancellationToken cancellation = default) =>
        GetJsonAsync<ClusterDemand>(within is { } time ? "v1/cluster/demand?within=" + Seconds(time) : "v1/cluster/demand", TimeSpan.Zero, cancellation);

    /// <summary>Lines of the logs of all nodes, also of those that are gone; newest first.</summary>
    public Task<IReadOnlyList<LogLine>> GetLogsAsync(LogFilter? filter = null, CancellationToken cancellation = default) =>
        GetJsonAsync<IReadOnlyList<LogLine>>("v1/logs?" + (filter ?? new LogFilter()).ToQuery(), TimeSpan.Zero, cancellation);

    /// <summary>The kinds of jobs that the cluster knows.</summary>
    public async Task<IReadOnlyList<JobKindInfo>> GetKindsAsync(CancellationToken cancellation = default) =>
        (await GetJsonAsync<JobKindList>("v1/kinds", TimeSpan.Zero, cancellation).ConfigureAwait(false)).Kinds;

    /// <summary>Lets a worker run so many chunks at once from now on, for as long as its node lives; what runs comes to its end.</summary>
    /// <param name="address">host:port, or the address in full.</param>
    /// <param name="slots">From 1 to the worker's most.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task SetSlotsAsync(string address, int slots, CancellationToken cancellation = default)
    {
        using var response = await SendAsync(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"v1/nodes/{Uri.EscapeDataString(address)}/slots?count={slots}"), cancellation).ConfigureAwait(false);
    }

    /// <summary>Lets a node finish or hand back what it holds, and leave.</summary>
    /// <param name="address">host:port, or the address in full.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task DrainAsync(string address, CancellationToken cancellation = default)
    {
        using var response = await SendAsync(HttpMethod.Post, $"v1/nodes/{Uri.EscapeDataString(address)}/drain", cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether the gateway that answers has a leader and can write the store.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellation = default)
    {
        try
        {
            using var response = await SendAsync(HttpMethod.Get, "readyz", cancellation).ConfigureAwait(false);
            return true;
        }
        catch (ClusterException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _transport.Dispose();

    private Task<SubmittedJob> SubmitAsync(JobRequest request, Func<HttpContent> content, TimeSpan? wait, CancellationToken cancellation) =>
        PostJobAsync(wait is { } time ? "v1/jobs?wait=" + Seconds(time) : "v1/jobs", request.IdempotencyKey, content, wait ?? TimeSpan.Zero, cancellation);

    /// <summary>Under a key, so that what is sent again stays one job.</summary>
    private async Task<SubmittedJob> PostJobAsync(string path, string? key, Func<HttpContent?> content, TimeSpan extra, CancellationToken cancellation)
    {
        var sure = key ?? Guid.CreateVersion7().ToString("n");
        using var response = await _transport.SendAsync(
            gateway =>
            {
                var message = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, path)) { Content = content() };
                message.Headers.Add("Idempotency-Key", sure);
                return message;
            },
            extra,
            cancellation).ConfigureAwait(false);
        return SubmissionJson.Read(await response.Content.ReadFromJsonAsync<JsonElement>(cancellation).ConfigureAwait(false));
    }

    private async Task<Job> SteerAsync(HttpMethod method, string path, CancellationToken cancellation)
    {
        using var response = await SendAsync(method, path, cancellation).ConfigureAwait(false);
        return (await response.Content.ReadFromJsonAsync<Job>(JsonSerializerOptions.Web, cancellation).ConfigureAwait(false))!;
    }

    private async Task<T> GetJsonAsync<T>(string path, TimeSpan extra, CancellationToken cancellation)
    {
        using var response = await _transport.SendAsync(gateway => new HttpRequestMessage(HttpMethod.Get, new Uri(gateway, path)), extra, cancellation).ConfigureAwait(false);
        return (await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellation).ConfigureAwait(false))!;
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, CancellationToken cancellation) =>
        _transport.SendAsync(gateway => new HttpRequestMessage(method, new Uri(gateway, path)), TimeSpan.Zero, cancellation);

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static string JobPath(string id) => "v1/jobs/" + Uri.EscapeDataString(id);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
