namespace AkkaCluster.Jobs.JobActor;

/// <summary>
/// Gives the files of recorded tasks their names. Which attempt counts was decided by the store before; so doing it again, by this incarnation of the
/// job's actor or by the next, changes nothing.
/// </summary>
internal sealed class OutputFiles(string root, string jobId)
{
    private readonly string _directory = Path.Combine(root, jobId);

    /// <summary>Renames what is still under its temporary name.</summary>
    /// <exception cref="IOException">A file can be found under neither name, or not be renamed.</exception>
    public void Commit(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (name, temporary) in files)
        {
            var from = Path.Combine(_directory, temporary);
            var to = Path.Combine(_directory, name);
            if (File.Exists(from))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Move(from, to, overwrite: true);
            }
            else if (!File.Exists(to))
                throw new IOException($"The file '{name}' of job {jobId} is neither at {from} nor at {to}. The output directory (akkacluster.jobs.output-directory) must be the same on all nodes.");
        }
    }

    /// <summary>Removes what attempts that do not count have left.</summary>
    public void RemoveAttempts()
    {
        var attempts = Path.Combine(_directory, ".attempts");
        if (Directory.Exists(attempts))
            Directory.Delete(attempts, recursive: true);
    }
}
