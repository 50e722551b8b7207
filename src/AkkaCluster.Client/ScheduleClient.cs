using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaCluster.Client.Model;
using AkkaCluster.Client.Transport;

namespace AkkaCluster.Client;

/// <summary>The schedules over HTTP.</summary>
internal sealed class ScheduleClient(GatewayTransport transport) : IScheduleClient
{
    public Task<Schedule> PutAsync(string name, ScheduleRequest request, bool replace = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = new JsonObject
        {
            ["cron"] = request.Cron,
            ["zone"] = request.Zone,
            ["missed"] = request.Missed.ToString().ToLowerInvariant(),
            ["overlap"] = request.Overlap.ToString().ToLowerInvariant(),
            ["job"] = JsonNode.Parse(SubmissionJson.Write(request.Job)),
        };
        return SendAsync<Schedule>(HttpMethod.Put, Path(name) + (replace ? "?replace=true" : ""), cancellation, body: body);
    }

    public Task<Schedule> GetAsync(string name, CancellationToken cancellation = default) => SendAsync<Schedule>(HttpMethod.Get, Path(name), cancellation);

    public async IAsyncEnumerable<Schedule> ListAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? after = null;
        do
        {
            var page = await SendAsync<SchedulePage>(HttpMethod.Get, "v1/schedules" + (after is null ? "" : "?after=" + Uri.EscapeDataString(after)), cancellation).ConfigureAwait(false);
            foreach (var schedule in page.Schedules)
                yield return schedule;
            after = page.After;
        }
        while (after is not null);
    }

    public Task<Schedule> PauseAsync(string name, CancellationToken cancellation = default) => SendAsync<Schedule>(HttpMethod.Post, Path(name) + "/pause", cancellation);

    public Task<Schedule> ResumeAsync(string name, CancellationToken cancellation = default) => SendAsync<Schedule>(HttpMethod.Post, Path(name) + "/resume", cancellation);

    public async Task<string> TriggerAsync(string name, CancellationToken cancellation = default) =>
        (await SendAsync<JsonElement>(HttpMethod.Post, Path(name) + "/trigger", cancellation, key: Guid.CreateVersion7().ToString("n")).ConfigureAwait(false)).GetProperty("id").GetString()!;

    public async Task RemoveAsync(string name, CancellationToken cancellation = default) =>
        (await transport.SendAsync(gateway => new HttpRequestMessage(HttpMethod.Delete, new Uri(gateway, Path(name))), TimeSpan.Zero, cancellation).ConfigureAwait(false)).Dispose();

    private async Task<T> SendAsync<T>(HttpMethod method, string path, CancellationToken cancellation, JsonObject? body = null, string? key = null)
    {
        using var response = await transport.SendAsync(
            gateway =>
            {
                var message = new HttpRequestMessage(method, new Uri(gateway, path)) { Content = body is null ? null : JsonContent.Create(body) };
                if (key is not null)
                    message.Headers.Add("Idempotency-Key", key);
                return message;
            },
            TimeSpan.Zero,
            cancellation).ConfigureAwait(false);
        return (await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellation).ConfigureAwait(false))!;
    }

    private static string Path(string name) => "v1/schedules/" + Uri.EscapeDataString(name);
}
