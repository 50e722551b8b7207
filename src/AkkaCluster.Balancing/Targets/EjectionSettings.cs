namespace AkkaCluster.Balancing.Targets;

/// <summary>When a failing server is passed over.</summary>
/// <param name="Enabled">Off: never.</param>
/// <param name="ConsecutiveFailures">So many failures in a row.</param>
/// <param name="Duration">For so long.</param>
/// <param name="MaxFraction">Never more than this share of the servers at once.</param>
public sealed record EjectionSettings(bool Enabled, int ConsecutiveFailures, TimeSpan Duration, double MaxFraction);
