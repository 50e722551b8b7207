namespace AkkaCluster.Jobs.Storage;

/// <summary>Tasks that a worker held and never reported: it was lost, or did not mention them any more.</summary>
/// <param name="Tasks">The tasks.</param>
/// <param name="Attempt">Which attempt at them it was.</param>
/// <param name="Worker">Who held them.</param>
/// <param name="Since">Since when.</param>
/// <param name="At">When they were given up.</param>
/// <param name="Reason">Why.</param>
public sealed record LostLease(TaskRun Tasks, int Attempt, string Worker, DateTimeOffset Since, DateTimeOffset At, string Reason);
