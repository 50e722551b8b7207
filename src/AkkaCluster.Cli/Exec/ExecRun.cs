using System.Text;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Exec;

/// <summary>A run from handing in to its exit code: outputs as they come, log, results, and its end before the end.</summary>
/// <param name="client">The cluster.</param>
/// <param name="settings">What is to be run.</param>
/// <param name="output">Where standard output goes.</param>
/// <param name="errors">Where standard error goes.</param>
internal sealed class ExecRun(ClusterClient client, ExecSettings settings, Stream output, Stream errors)
{
    /// <summary>Bytes of outputs that wait for their turn here; what is beyond is read again.</summary>
    private const long MostHeld = 64 * 1024 * 1024;

    /// <summary>Runs up to this go with the submission; longer ones are streamed.</summary>
    private const int MostInline = 500;

    private readonly ExecFiles _files = new(client);
    private readonly List<ExecTask> _tasks = [];
    private HaltCounts _counts;

    /// <summary>The exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var first = await settings.TasksAsync().Take(MostInline + 1).ToListAsync(cancellation).ConfigureAwait(false);
        if (first.Count == 0)
            return CliExitCodes.Ok;
        await StoreFilesAsync(first.Count > MostInline ? settings.TasksAsync() : first.ToAsyncEnumerable(), cancellation).ConfigureAwait(false);
        var request = settings.Request() with { Files = _files.All };
        var submitted = first.Count > MostInline
            ? await client.SubmitLinesAsync(request, InputsAsync(), null, cancellation).ConfigureAwait(false)
            : await Interruption.SubmitAsync(client, request with { Inputs = new JobInputs.Lines(first.ConvertAll(task => Kept(task).ToInput())) }, cancellation).ConfigureAwait(false);
        if (settings.Detach)
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes(submitted.Id + "\n"), cancellation).ConfigureAwait(false);
            return CliExitCodes.Ok;
        }
        return await FollowAsync(submitted.Id, cancellation).ConfigureAwait(false);
    }

    /// <summary>Before the job is handed in: what is not there, or too large, ends the run.</summary>
    private async Task StoreFilesAsync(IAsyncEnumerable<ExecTask> tasks, CancellationToken cancellation)
    {
        await _files.StoreAsync(settings.BaseFiles, cancellation).ConfigureAwait(false);
        await foreach (var some in tasks.Where(task => task.Files.Count > 0).Chunk(MostInline).ConfigureAwait(false))
            await _files.StoreAsync(some.SelectMany(task => task.Files), cancellation).ConfigureAwait(false);
    }

    /// <summary>Read again where the submission is repeated.</summary>
    private async IAsyncEnumerable<string> InputsAsync()
    {
        _tasks.Clear();
        _counts = default;
        await foreach (var task in settings.TasksAsync().ConfigureAwait(false))
            yield return Kept(task).ToInput();
    }

    private ExecTask Kept(ExecTask task)
    {
        _counts = _counts with { Total = _counts.Total + 1 };
        if (settings.WantsTasks)
            _tasks.Add(task with { Stdin = task.Stdin is null ? null : new byte[task.Stdin.Length] });
        return task;
    }

    private async Task<int> FollowAsync(string id, CancellationToken cancellation)
    {
        using var log = settings.JobLog is null ? null : JobLog.Open(settings.JobLog, settings.Resumes);
        using var halted = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var following = Interruption.FollowAsync(client, id, settings.Patience, halted.Token, settings.ShowsBar);
        int? code;
        try
        {
            code = await TakeAsync(id, log, following, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await following.ConfigureAwait(false);
            throw;
        }
        if (code is { } met)
        {
            await following.ConfigureAwait(false);
            return met;
        }
        var job = await following.ConfigureAwait(false);
        if (settings.Json)
            Terminal.WriteJson(job);
        if (job.State != JobState.Succeeded)
            Terminal.Error($"Job {job.Id} {job.State.ToString().ToLowerInvariant()}. {job.Error}");
        return job.State != JobState.Succeeded ? Math.Max(1, _counts.ExitCode) : settings.AnyExitCode ? CliExitCodes.Ok : _counts.ExitCode;
    }

    /// <summary>Takes outcomes until the job has ended, or the rule says so: the exit code then.</summary>
    private async Task<int?> TakeAsync(string id, JobLog? log, Task following, CancellationToken cancellation)
    {
        var writer = settings.Writer(settings.Json || settings.Results is not null ? Stream.Null : output, settings.Json || settings.Results is not null ? Stream.Null : errors);
        var ordered = new OrderedOutcomes(MostHeld);
        ExecOutcome? last = null;
        await foreach (var outcome in new OutcomeFeed(client, id, settings.KeepsOrder && log is null && settings.Halt is null).ReadAsync(Ended(following), TimeProvider.System, cancellation).ConfigureAwait(false))
        {
            // What began after the end of the run is none of it.
            if (last is not null && outcome.StartedAt > last.EndedAt)
                continue;
            await NoteAsync(id, outcome, log, cancellation).ConfigureAwait(false);
            if (!settings.KeepsOrder)
                await writer.WriteAsync(TaskOf(outcome.Index), outcome, cancellation).ConfigureAwait(false);
            else
                await WriteAsync(id, ordered.Add(outcome), writer, cancellation).ConfigureAwait(false);
            if (last is not null || settings.Halt?.IsMet(_counts) != true)
                continue;
            last = outcome;
            Terminal.Error($"The run ends: {HaltRule.Describe(outcome, TaskOf(outcome.Index)!)}");
            if (settings.Halt.Now)
            {
                await CancelAsync(id, cancellation).ConfigureAwait(false);
                break;
            }
            _ = EndSoonAsync(id, cancellation);
        }
        await WriteAsync(id, ordered.Rest(), writer, cancellation).ConfigureAwait(false);
        return last is null ? null : settings.Halt!.ExitCode(_counts, last.ExitCode);
    }

    private static Task Ended(Task following) => following.ContinueWith(static _ => { }, TaskScheduler.Default);

    /// <summary>Holds the job, and ends it when what runs has ended.</summary>
    private async Task EndSoonAsync(string id, CancellationToken cancellation)
    {
        try
        {
            await client.PauseAsync(id, cancellation).ConfigureAwait(false);
            await foreach (var progress in client.WatchAsync(id, cancellation).ConfigureAwait(false))
            {
                if (progress.Paused && progress.Leased == 0)
                    break;
            }
        }
        catch (ClusterException ended) when (ended.Status == 409)
        {
            // All of it has ended meanwhile.
        }
        await CancelAsync(id, cancellation).ConfigureAwait(false);
    }

    private async Task CancelAsync(string id, CancellationToken cancellation)
    {
        try
        {
            await client.CancelAsync(id, cancellation).ConfigureAwait(false);
        }
        catch (ClusterException ended) when (ended.Status == 409)
        {
            // All of it has ended meanwhile.
        }
    }

    private async Task NoteAsync(string job, ExecOutcome outcome, JobLog? log, CancellationToken cancellation)
    {
        _counts = outcome.Failed ? _counts with { Failed = _counts.Failed + 1 } : _counts with { Succeeded = _counts.Succeeded + 1 };
        if (settings.Returns)
            await _files.FetchAsync(job, outcome.Index, TaskOf(outcome.Index)!, cancellation).ConfigureAwait(false);
        log?.Write(TaskOf(outcome.Index)!, outcome);
        if (settings.Results is { } results)
            await results.WriteAsync(TaskOf(outcome.Index)!, outcome, cancellation).ConfigureAwait(false);
    }

    private async Task WriteAsync(string id, IEnumerable<(long Index, ExecOutcome? Outcome)> ready, ExecOutputWriter writer, CancellationToken cancellation)
    {
        foreach (var (index, outcome) in ready)
            await writer.WriteAsync(TaskOf(index), outcome ?? await AgainAsync(id, index, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
    }

    private async Task<ExecOutcome> AgainAsync(string id, long index, CancellationToken cancellation) =>
        ExecOutcome.Read(await client.GetTasksAsync(id, index, null, cancellation).FirstAsync(cancellation).ConfigureAwait(false));

    private ExecTask? TaskOf(long index) => settings.WantsTasks ? _tasks[(int)index] : null;
}
