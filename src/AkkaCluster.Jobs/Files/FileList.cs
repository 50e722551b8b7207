using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Files;

/// <summary>Checks the files that come with a job, and writes their list to the store: the job itself names the list only.</summary>
internal sealed class FileList(IFileStore store, JobDefaults defaults)
{
    /// <summary>What is wrong with them, a sentence each.</summary>
    public IEnumerable<string> Errors(IReadOnlyList<JobFile> files)
    {
        if (files.Count > defaults.MaxFiles)
        {
            yield return $"The job has {files.Count} files; at most {defaults.MaxFiles} are allowed (akkacluster.jobs.max-files). Pack several into one.";
            yield break;
        }
        foreach (var file in files)
        {
            if (FileCheck.Error(file) is { } error)
                yield return error;
            else if (file.Size > defaults.MaxFileSize)
                yield return TooLarge(file, defaults.MaxFileSize);
        }
        if (files.CountBy(file => file.Name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice })
            yield return $"Two files of the job are called '{twice}'; give each a name of its own.";
        if (files.Sum(file => (decimal)file.Size) is var sum && sum > defaults.MaxFilesSize)
            yield return $"The files of the job have {sum} bytes together; at most {defaults.MaxFilesSize} are allowed (akkacluster.jobs.max-files-size).";
    }

    /// <summary>The list's id; null where there are no files.</summary>
    /// <exception cref="JobRefusedException">One of them is not stored.</exception>
    public async Task<string?> WriteAsync(IReadOnlyList<JobFile> files, ContentHash? hash)
    {
        if (files.Count == 0)
            return null;
        foreach (var file in files)
            hash?.Add("file").Add(file.Name).Add(file.Sha256).Add(file.IsExecutable ? 1 : 0);
        var list = Guid.CreateVersion7().ToString("N");
        var missing = await store.AttachAsync(list, files).ConfigureAwait(false);
        return missing.Count == 0 ? list : throw new JobRefusedException(JobRefusal.Invalid, $"The file '{missing[0].Name}' is not stored: there are no {missing[0].Size} bytes with the SHA-256 {missing[0].Sha256}. Store files first (POST /v1/files), not longer ago than akkacluster.jobs.retention.");
    }

    /// <summary>Says that a file is too large.</summary>
    public static string TooLarge(JobFile file, long most) => $"The file '{file.Name}' has {file.Size} bytes; at most {most} are allowed (akkacluster.jobs.max-file-size).";
}
