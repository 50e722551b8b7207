namespace AkkaCluster.Balancing.Targets;

/// <summary>How servers are probed.</summary>
/// <param name="Enabled">Off: not at all.</param>
/// <param name="Interval">Between two probes of a server.</param>
/// <param name="Timeout">A probe that is not answered by then is missed.</param>
/// <param name="Fall">So many missed in a row, and the server gets nothing.</param>
/// <param name="Rise">So many answered in a row, and it gets requests again.</param>
public sealed record HealthCheckSettings(bool Enabled, TimeSpan Interval, TimeSpan Timeout, int Fall, int Rise);
