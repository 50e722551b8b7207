using System.Runtime.CompilerServices;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.Planning;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs;

/// <summary>The files of jobs over the job store.</summary>
internal sealed class FileService(IJobService jobs, IJobReader store, JobDefaults defaults) : IFileService
{
    private const int Page = 1000;

    private readonly FileTransfer _transfer = new(store);

    public int PieceSize => FileTransfer.PieceSize;

    public Task<bool> UseAsync(string sha256, long size)
    {
        Check(new JobFile(sha256, sha256, size));
        return StoredJobs.AskAsync(() => store.UseFileAsync(sha256));
    }

    public Task WritePieceAsync(string upload, int piece, ReadOnlyMemory<byte> data)
    {
        CheckUpload(upload);
        var most = (defaults.MaxFileSize + PieceSize - 1) / PieceSize;
        if (piece < 0 || piece >= most)
            throw Invalid($"The piece's number is {piece}; expected 0 to {most - 1}: more than that no file has (akkacluster.jobs.max-file-size).");
        if (data.Length == 0 || data.Length > PieceSize)
            throw Invalid($"The piece has {data.Length} bytes; expected 1 to {PieceSize}.");
        return StoredJobs.AskAsync(async () =>
        {
            await store.WritePieceAsync(upload, piece, data).ConfigureAwait(false);
            return true;
        });
    }

    public Task KeepAsync(StoredFile file, CancellationToken cancellation)
    {
        Check(new JobFile(file.Sha256, file.Sha256, file.Size));
        CheckUpload(file.Upload);
        return StoredJobs.AskAsync(async () =>
        {
            // Whoever asks again, since the answer was lost, is answered the same.
            if (await store.UseFileAsync(file.Sha256).ConfigureAwait(false))
                return true;
            try
            {
                await _transfer.KeepAsync(file, cancellation).ConfigureAwait(false);
            }
            catch (StoreCorruptException other)
            {
                throw Invalid($"The upload is no file: {other.Message}");
            }
            return true;
        });
    }

    public async Task<StoredFile> FindAsync(string sha256, CancellationToken cancellation) =>
        (FileCheck.IsHash(sha256) ? await StoredJobs.AskAsync(() => store.FindFileAsync(sha256, cancellation)).ConfigureAwait(false) : null)
        ?? throw new JobRefusedException(JobRefusal.NotFound, $"There is no file with the SHA-256 '{StorableText.Of(sha256, 100)}'; it was never stored, or went with the jobs that had it.");

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(StoredFile file, CancellationToken cancellation) => _transfer.ReadAsync(file, cancellation);

    public async IAsyncEnumerable<JobFileView> ListAsync(string id, long from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var job = await jobs.FindAsync(id, cancellation).ConfigureAwait(false) ?? throw new JobRefusedException(JobRefusal.NotFound, $"There is no job {id}.");
        if (job.Spec.Files is { } list && from == 0)
        {
            var after = "";
            while (await StoredJobs.AskAsync(() => store.ReadAttachedAsync(list, after, Page, cancellation)).ConfigureAwait(false) is { Count: > 0 } page)
            {
                foreach (var file in page)
                    yield return new JobFileView(null, file);
                after = page[^1].Name;
            }
        }
        var (index, name) = (from, "");
        while (await StoredJobs.AskAsync(() => store.ReadReturnedAsync(job.Number, index, name, Page, cancellation)).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var returned in page)
                yield return new JobFileView(returned.Index, returned.File);
            (index, name) = (page[^1].Index, page[^1].File.Name);
        }
    }

    private void Check(JobFile file)
    {
        if (FileCheck.Error(file) is { } error)
            throw Invalid(error);
        if (file.Size > defaults.MaxFileSize)
            throw Invalid(FileList.TooLarge(file, defaults.MaxFileSize));
    }

    private static void CheckUpload(string upload)
    {
        if (!FileCheck.IsUpload(upload))
            throw Invalid($"The upload is '{StorableText.Of(upload, 100)}'; expected an id as POST /v1/files answers it.");
    }

    private static JobRefusedException Invalid(string error) => new(JobRefusal.Invalid, error, [error]);
}
