using AkkaCluster.Storage;

namespace AkkaCluster.Jobs.Planning;

/// <summary>Keeps few inputs with the job, and writes many to the store in blocks, whatever their number.</summary>
internal sealed class InputWriter(IJobStore store, JobDefaults defaults)
{
    private const int BlocksUnderWay = 4;

    public async Task<JobInputs> WriteAsync(IAsyncEnumerable<string> lines, CancellationToken cancellation)
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
            block.Add(line);
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
}
