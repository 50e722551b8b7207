using System.Runtime.CompilerServices;
using System.Text;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Planning;

/// <summary>Makes the inputs of a job of what others have put out: read page by page, and stored in blocks.</summary>
internal sealed class OutputReader(IJobReader store, InputWriter inputs, JobDefaults defaults)
{
    private const int Page = 2000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="JobRefusedException">One of them is no text, or they are too many or too large.</exception>
    public Task<JobInputs> ResolveAsync(JobInputs.Outputs outputs) =>
        inputs.WriteAsync(outputs.Gather ? GatherAsync(outputs.Jobs) : LinesAsync(outputs.Jobs), hash: null, CancellationToken.None);

    private async IAsyncEnumerable<string> GatherAsync(IReadOnlyList<string> jobs, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var all = new StringBuilder();
        await foreach (var line in LinesAsync(jobs, cancellation).ConfigureAwait(false))
        {
            all.Append(line).Append('\n');
            // More than an input may have: whoever writes it says so.
            if (all.Length > defaults.MaxInputSize)
                break;
        }

        yield return all.ToString();
    }

    private async IAsyncEnumerable<string> LinesAsync(IReadOnlyList<string> jobs, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var id in jobs)
        {
            var job = await store.FindAsync(id, cancellation).ConfigureAwait(false) ?? throw Invalid($"Job {id}, whose outputs are to be its inputs, is gone.");
            if (job.ResultType is not null)
            {
                var result = await store.ReadResultAsync(job.Number, cancellation).ConfigureAwait(false) ?? throw Invalid($"The result of job {id}, which is to be its inputs, is gone.");
                using var lines = new StringReader(Text(result.Data, $"The result of job {id}, {result.ContentType},"));
                while (await lines.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
                    yield return line;
                continue;
            }

            var next = 0L;
            while (await store.ReadTasksAsync(job.Number, next, Page, failed: false, cancellation).ConfigureAwait(false) is { Count: > 0 } tasks)
            {
                foreach (var task in tasks)
                    yield return Text(task.Output, $"The output of task {task.Index} of job {id}");
                next = tasks[^1].Index + 1;
            }
        }
    }

    private static string Text(ReadOnlyMemory<byte> bytes, string what)
    {
        try
        {
            return Strict.GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            throw Invalid($"{what} is no text, and cannot be an input of this job. Bytes that are no text belong into a file.");
        }
    }

    private static JobRefusedException Invalid(string error) => new(JobRefusal.Invalid, error, [error]);
}
