namespace AkkaCluster.Jobs.Storage;

/// <summary>A job to be admitted. Its actor's first incarnation has epoch 1.</summary>
public sealed record NewJob(string Id, JobSpec Spec, DateTimeOffset SubmittedAt);
