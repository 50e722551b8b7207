namespace Akka.Cluster.Sharding.Coordinator;

/// <summary>Times of the coordinator.</summary>
/// <param name="Flush">How long to wait for regions to keep back their messages.</param>
/// <param name="Retry">After which a command that was not confirmed is repeated.</param>
internal sealed record CoordinatorTimes(TimeSpan Flush, TimeSpan Retry);
