using AkkaCluster.Http.Description;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Http.Health;

/// <summary>Whether the process lives, and whether it can do its work.</summary>
internal static class HealthEndpoints
{
    /// <param name="routes">Where to.</param>
    /// <param name="checkReady">Why the node cannot do its work now, or null if it can.</param>
    public static void Map(IEndpointRouteBuilder routes, Func<IServiceProvider, CancellationToken, Task<string?>> checkReady)
    {
        var checks = routes.ServiceProvider.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value;
        checks.Registrations.Add(new HealthCheckRegistration("akkacluster", services => new ReadyCheck(token => checkReady(services, token)), HealthStatus.Unhealthy, [HealthTags.Ready]));
        routes.MapGet("/healthz", async (HttpContext context, HealthCheckService health, CancellationToken token) =>
        {
            if (await FaultAsync(health, HealthTags.Live, token).ConfigureAwait(false) is { } fault)
                await Problems.Write(context, StatusCodes.Status503ServiceUnavailable, "Not alive", fault).ConfigureAwait(false);
            else
                await context.Response.WriteAsync("akkacluster ok\n", token).ConfigureAwait(false);
        }).AllowAnonymous().Describe("isAlive", "node", "Whether the process lives", 503).Produces<string>(StatusCodes.Status200OK, "text/plain");
        routes.MapGet("/readyz", async (HttpContext context, HealthCheckService health, GatewayOptions options, IHostApplicationLifetime lifetime, CancellationToken token) =>
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested)
                await Problems.Write(context, StatusCodes.Status503ServiceUnavailable, "Not ready", "This node is leaving.").ConfigureAwait(false);
            else if (await AskAsync(FaultAsync(health, HealthTags.Ready, token), options.ReadyPatience).ConfigureAwait(false) is { } reason)
                await Problems.Write(context, StatusCodes.Status503ServiceUnavailable, "Not ready", reason, null, TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            else
                await context.Response.WriteAsync("ready\n", token).ConfigureAwait(false);
        }).AllowAnonymous().Describe("isReady", "node", "Whether the node can do its work; if not, why", 503).Produces<string>(StatusCodes.Status200OK, "text/plain");
    }

    private static async Task<string?> FaultAsync(HealthCheckService health, string tag, CancellationToken token)
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains(tag), token).ConfigureAwait(false);
        return report.Entries.Where(entry => entry.Value.Status == HealthStatus.Unhealthy)
            .Select(entry => entry.Value.Description ?? entry.Value.Exception?.Message ?? $"The check {entry.Key} failed.").FirstOrDefault();
    }

    /// <summary>Whoever asks has less patience than a store that hangs: no answer is one too.</summary>
    private static async Task<string?> AskAsync(Task<string?> check, TimeSpan patience)
    {
        try
        {
            return await check.WaitAsync(patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return $"Whether the node is ready is not known after {patience.TotalSeconds:0.###} s: its leader or its job store does not answer.";
        }
    }
}
