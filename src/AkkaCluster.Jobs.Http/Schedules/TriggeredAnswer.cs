namespace AkkaCluster.Jobs.Http.Schedules;

/// <summary>A job that was handed in for a schedule out of turn.</summary>
/// <param name="Id">The job's id.</param>
internal sealed record TriggeredAnswer(string Id);
