using System.Text;
using AkkaCluster.Chaos.Clients;
using AkkaCluster.Chaos.Histories;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Chaos.Rounds;

/// <summary>Reads what is recorded, as it stands in the store.</summary>
internal sealed class StoreReader(IJobStore store)
{
    private const int Page = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndPatience = TimeSpan.FromMinutes(2);

    /// <summary>The number of the last job that was admitted; 0 where there is none.</summary>
    public async Task<long> LastAsync() => (await AgainAsync(() => store.ListAsync(new JobQuery { Limit = 1 })).ConfigureAwait(false)).FirstOrDefault()?.Number ?? 0;

    /// <summary>How many jobs there are of each state.</summary>
    public Task<IReadOnlyDictionary<JobState, long>> CountAsync() => AgainAsync(() => store.CountAsync());

    /// <summary>The jobs that were admitted after a number, perhaps only those of a round.</summary>
    public async Task<IReadOnlyList<JobRecord>> ListAsync(long since, string? round = null)
    {
        var jobs = new List<JobRecord>();
        long? before = null;
        while (true)
        {
            var page = await AgainAsync(() => store.ListAsync(new JobQuery { Before = before, Limit = Page })).ConfigureAwait(false);
            jobs.AddRange(page.Where(job => job.Number > since && (round is null || IsOf(round, job.Spec.IdempotencyKey ?? ""))));
            if (page.Count < Page || page[^1].Number <= since)
                return jobs;
            before = page[^1].Number;
        }
    }

    /// <summary>The same when all have ended, or the patience for it is over: two minutes if nothing is said.</summary>
    public async Task<IReadOnlyList<JobRecord>> UntilEndedAsync(long since, Customer closing, string? round = null, TimeSpan? patience = null)
    {
        for (var began = TimeProvider.System.GetTimestamp(); ; await Task.Delay(Pause).ConfigureAwait(false))
        {
            var jobs = await ListAsync(since, round).ConfigureAwait(false);
            var open = jobs.Where(job => !job.State.IsFinal()).ToList();
            if (open.Count == 0 || TimeProvider.System.GetElapsedTime(began) > (patience ?? EndPatience))
                return jobs;
            // A pause that was asked for without an answer may have come about.
            foreach (var paused in open.Where(job => job.Paused))
                await closing.ResumeAsync(paused.Spec.IdempotencyKey ?? "", paused.Id).ConfigureAwait(false);
        }
    }

    public async Task<StoredJob> ReadAsync(JobRecord job)
    {
        var tasks = new List<SeenTask>();
        while (await AgainAsync(() => store.ReadTasksAsync(job.Number, tasks.Count == 0 ? 0 : tasks[^1].Index + 1, Page)).ConfigureAwait(false) is { Count: > 0 } page)
            tasks.AddRange(page.Select(task => new SeenTask(task.Index, task.Failed, Encoding.UTF8.GetString(task.Output.Span))));
        var result = await AgainAsync(() => store.ReadResultAsync(job.Number)).ConfigureAwait(false);
        var view = new JobView((Client.Model.JobState)job.State, job.Round, job.Succeeded, job.Failed, job.Paused);
        return new StoredJob(job.Id, job.Spec.IdempotencyKey ?? "", view, tasks, result is null ? null : Encoding.UTF8.GetString(result.Data.Span));
    }

    /// <summary>Whether a key is one of a round's clients, or of its schedule.</summary>
    private static bool IsOf(string round, string key) => key.StartsWith(round + "-", StringComparison.Ordinal) || key.StartsWith($"~{round}/", StringComparison.Ordinal);

    /// <summary>Connections that were open before a fault are found broken when they are used.</summary>
    private static async Task<T> AgainAsync<T>(Func<Task<T>> read)
    {
        for (var began = TimeProvider.System.GetTimestamp(); ; await Task.Delay(Pause).ConfigureAwait(false))
        {
            try
            {
                return await read().ConfigureAwait(false);
            }
            catch (StoreUnavailableException) when (TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                // Once more.
            }
        }
    }
}
