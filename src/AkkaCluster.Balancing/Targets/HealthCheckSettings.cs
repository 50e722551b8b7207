namespace AkkaCluster.Balancing.Targets;

/// <summary>How servers are probed.</summary>
/// <param name="Enabled">Off: only a server that said that it is being drained, until it is back.</param>
/// <param name="Interval">Between two probes of a server; one that is not answered before the next is missed.</param>
/// <param name="Fall">So many missed in a row, and the server gets nothing.</param>
/// <param name="Rise">So many answered in a row, and it gets requests again.</param>
public sealed record HealthCheckSettings(bool Enabled, TimeSpan Interval, int Fall, int Rise);
