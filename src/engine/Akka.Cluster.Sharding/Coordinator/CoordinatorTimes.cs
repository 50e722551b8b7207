namespace Akka.Cluster.Sharding.Coordinator;

/// <summary>Times of the coordinator.</summary>
/// <param name="Flush">How long a move for balance waits for regions to keep back their messages.</param>
/// <param name="ShutdownFlush">How long a move from a region that is about to stop waits for them.</param>
/// <param name="Retry">After which a command that was not confirmed is repeated.</param>
internal sealed record CoordinatorTimes(TimeSpan Flush, TimeSpan ShutdownFlush, TimeSpan Retry);
