namespace AkkaCluster.Jobs.Leasing;

/// <summary>A task that failed on a worker.</summary>
internal sealed record ReportedFailure(long Index, string Error, bool Permanent, string? Trace = null);
