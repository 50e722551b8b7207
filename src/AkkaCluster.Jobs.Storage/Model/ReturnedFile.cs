using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Storage;

/// <summary>A file that a recorded task returned.</summary>
/// <param name="Index">The task.</param>
/// <param name="File">The file.</param>
public sealed record ReturnedFile(long Index, JobFile File);
