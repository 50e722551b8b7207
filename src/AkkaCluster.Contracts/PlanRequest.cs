namespace AkkaCluster.Contracts;

/// <summary>What a kind plans the tasks of a job from.</summary>
/// <param name="Parameters">The job's parameters, already validated by the kind's schema.</param>
/// <param name="Source">The inputs as they were submitted.</param>
public sealed record PlanRequest(JobParameters Parameters, InputSource Source)
{
    /// <summary>The folders whose files the job may read on this node; <see cref="InputRoots.Find"/> finds what an <see cref="InputSource.Files"/> names.</summary>
    public InputRoots Roots { get; init; } = InputRoots.WorkingDirectory;

    /// <summary>The files that come with the job; a task has them from <see cref="TaskContext.FetchFileAsync(string, CancellationToken)"/>.</summary>
    public IReadOnlyList<JobFile> Files { get; init; } = [];
}
