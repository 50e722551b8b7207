namespace AkkaCluster.Jobs.Http.Feed;

/// <summary>Something that happened to the cluster.</summary>
/// <param name="At">When this node saw it.</param>
/// <param name="Tone">Whether it is good, bad, a warning, or only worth knowing: good, bad, warn, info.</param>
/// <param name="Text">What, for people.</param>
/// <param name="Job">The job that it is about, if it is about one.</param>
internal sealed record ClusterEvent(DateTimeOffset At, string Tone, string Text, string? Job = null);
