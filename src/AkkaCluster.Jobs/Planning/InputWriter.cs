using System.Text;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Planning;

/// <summary>Keeps few inputs with the job, and writes many to the store in blocks, whatever their number.</summary>
internal sealed class InputWriter(IJobReader store, JobDefaults defaults)
{
    private const int BlocksUnderWay = 4;

    /// <param name="lines">The inputs, one a task.</param>
    /// <param name="hash">Gets each of them.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public async Task<JobInputs> WriteAsync(IAsyncEnumerable<string> lines, ContentHash? hash, CancellationToken cancellation)
    {
        var upload = Guid.CreateVersion7().ToString("N");
        var block = new List<string>();
        var writing = new Queue<Task>();
        long written = 0;
        var characters = 0;
        await foreach (var line in lines.WithCancellation(cancellation).ConfigureAwait(false))
        {
            if (written + block.Count == defaults.MaxTasks)
                throw new JobRefusedException(JobRefusal.Invalid, $"The job has more than {defaults.MaxTasks} inputs, which is the most that is allowed (akkacluster.jobs.max-tasks).");
            if (line.Length > defaults.MaxInputSize || (line.Length > defaults.MaxInputSize / 3 && Encoding.UTF8.GetByteCount(line) > defaults.MaxInputSize))
                throw new JobRefusedException(JobRefusal.Invalid, $"Input {written + block.Count} (from 0) has more than {defaults.MaxInputSize} bytes, which is the most (akkacluster.jobs.max-input-size). Large data belongs into files.");
            if (StorableText.LoneSurrogate(line) is >= 0 and var at)
                throw new JobRefusedException(JobRefusal.Invalid, $"Input {written + block.Count} (from 0) has half of a surrogate pair at character {at}; expected whole characters. Bytes that are no text belong into a file.");
            block.Add(line);
            hash?.Add(line);
            characters += line.Length + 1;
            if (block.Count >= defaults.BlockLines || characters > (written == 0 ? defaults.InlineLimit : defaults.BlockCharacters))
                await FlushAsync().ConfigureAwait(false);
        }

        if (written == 0)
            return new JobInputs.Inline(block);
        await FlushAsync().ConfigureAwait(false);
        await Task.WhenAll(writing).ConfigureAwait(false);
        return new JobInputs.Stored(upload, written);

        async Task FlushAsync()
        {
            if (block.Count == 0)
                return;
            if (writing.Count == BlocksUnderWay)
                await writing.Dequeue().ConfigureAwait(false);
            writing.Enqueue(store.AppendInputsAsync(upload, written, block));
            written += block.Count;
            block = [];
            characters = 0;
        }
    }

    /// <summary>Inputs that were stored before.</summary>
    /// <exception cref="JobRefusedException">There are none of this id, or fewer or more than the count.</exception>
    public async Task<JobInputs> FindAsync(InputSource.Upload upload, CancellationToken cancellation)
    {
        if (!Guid.TryParseExact(upload.Id, "N", out _) || upload.Count < 1 || upload.Count == long.MaxValue
            || !await HasAsync(upload.Count - 1).ConfigureAwait(false) || await HasAsync(upload.Count).ConfigureAwait(false))
            throw new JobRefusedException(JobRefusal.Invalid, $"There is no upload '{upload.Id}' of {upload.Count} lines; expected id and count as POST /v1/uploads answered them, not longer ago than akkacluster.jobs.retention.");
        return new JobInputs.Stored(upload.Id, upload.Count);

        async Task<bool> HasAsync(long line)
        {
            try
            {
                return (await store.ReadInputsAsync(upload.Id, line, 1, cancellation).ConfigureAwait(false)).Count == 1;
            }
            catch (StoreCorruptException)
            {
                return false;
            }
        }
    }
}
