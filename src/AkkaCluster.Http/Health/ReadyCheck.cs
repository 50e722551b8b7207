using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AkkaCluster.Http.Health;

/// <summary>Whether the node can do its work now.</summary>
internal sealed class ReadyCheck(Func<CancellationToken, Task<string?>> check) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await check(cancellationToken).ConfigureAwait(false) is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy();
}
