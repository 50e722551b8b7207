using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using AkkaCluster.Balancing.Balancer;
using AkkaCluster.Balancing.Messages;

namespace AkkaCluster.Balancing.Targets;

/// <summary>A cluster's gateway as a server of the balancer: hands each task over with <c>POST /v1/tasks</c>.</summary>
internal sealed class GatewayActor : ReceiveActor
{
    private readonly HttpClient _http;

    public GatewayActor(Uri address, BalancerOptions settings)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = settings.RequestTimeout };
        if (settings.GatewayToken.Length > 0)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", settings.GatewayToken);
        Receive<RunTask>(run =>
        {
            var sender = Sender;
            RunAsync(run).PipeTo(sender, Self);
        });
        // A probe that fails is answered by nothing: that is what a missed probe is.
        Receive<Probe>(probe => { _ = ProbeAsync(probe, Sender); });
    }

    public static Props Props(Uri address, BalancerOptions settings) => Akka.Actor.Props.Create(() => new GatewayActor(address, settings));

    protected override void PostStop() => _http.Dispose();

    private async Task<object> RunAsync(RunTask run)
    {
        try
        {
            var body = new JsonObject { ["kind"] = run.Kind, ["parameters"] = JsonNode.Parse(run.Parameters), ["input"] = run.Input, ["key"] = run.Key };
            using var response = await _http.PostAsJsonAsync("v1/tasks", body).ConfigureAwait(false);
            var answer = await response.Content.ReadFromJsonAsync<JsonObject>().ConfigureAwait(false) ?? [];
            if (response.IsSuccessStatusCode)
                return new TaskDone(run.Id, Output(answer));
            var reason = (int)response.StatusCode switch { 400 or 404 => FailureReason.Invalid, 429 => FailureReason.Busy, 422 => FailureReason.Failed, _ => FailureReason.Lost };
            return new TaskNotDone(run.Id, reason, (string?)answer["detail"] ?? $"The gateway answered {(int)response.StatusCode}.");
        }
        catch (JsonException)
        {
            return new TaskNotDone(run.Id, FailureReason.Lost, $"The gateway {_http.BaseAddress} answered with something that is no JSON; is it one?");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or FormatException or InvalidOperationException or NotSupportedException)
        {
            return new TaskNotDone(run.Id, FailureReason.Lost, $"The gateway {_http.BaseAddress} gave no answer: {e.Message}");
        }
        catch (OperationCanceledException)
        {
            return new TaskNotDone(run.Id, FailureReason.TimedOut, $"The gateway {_http.BaseAddress} did not answer within {_http.Timeout.TotalSeconds:0.###} s.");
        }
    }

    private async Task ProbeAsync(Probe probe, IActorRef asker)
    {
        var self = Self;
        try
        {
            using var response = await _http.GetAsync("readyz").ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                asker.Tell(probe, self);
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or OperationCanceledException)
        {
            // Missed, as no answer says.
        }
    }

    private static byte[] Output(JsonObject answer) =>
        (string?)answer["output"] is { } text ? Encoding.UTF8.GetBytes(text) : Convert.FromBase64String((string?)answer["outputBase64"] ?? "");
}
