using System.Collections.Concurrent;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Http.Tests.Support;

/// <summary>Schedules in memory, whose times never come.</summary>
internal sealed class FakeScheduleService(IJobService jobs) : IScheduleService
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<string, ScheduleRecord> _schedules = new();

    public ScheduleRequest? LastRequest { get; private set; }

    public Task<(ScheduleRecord Schedule, bool Added)> PutAsync(string name, ScheduleRequest request, bool replace, CancellationToken cancellation = default)
    {
        LastRequest = request;
        var schedule = new ScheduleRecord
        {
            Name = name,
            Revision = Noon.ToUnixTimeMilliseconds(),
            Cron = request.Cron,
            Zone = request.Zone,
            Missed = request.Missed,
            Overlap = request.Overlap,
            Job = $$"""{"kind":"{{request.Job.Kind}}"}""",
            NextAt = Noon,
        };
        if (!_schedules.TryAdd(name, schedule))
        {
            if (!replace)
                throw new JobRefusedException(JobRefusal.Conflict, $"There is a schedule '{name}' already.");
            _schedules[name] = schedule;
            return Task.FromResult((schedule, false));
        }
        return Task.FromResult((schedule, true));
    }

    public Task<ScheduleRecord> GetAsync(string name, CancellationToken cancellation = default) =>
        _schedules.TryGetValue(name, out var schedule) ? Task.FromResult(schedule) : throw new JobRefusedException(JobRefusal.NotFound, $"There is no schedule '{name}'.");

    public Task<IReadOnlyList<ScheduleRecord>> ListAsync(string? after, int limit, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<ScheduleRecord>>(
        [.. _schedules.Values.OrderBy(schedule => schedule.Name, StringComparer.Ordinal).Where(schedule => string.CompareOrdinal(schedule.Name, after) > 0).Take(limit)]);

    public Task<ScheduleRecord> PauseAsync(string name, CancellationToken cancellation = default) => ChangeAsync(name, schedule => schedule with { Paused = true, NextAt = null });

    public Task<ScheduleRecord> ResumeAsync(string name, CancellationToken cancellation = default) => ChangeAsync(name, schedule => schedule with { Paused = false, NextAt = Noon });

    public async Task<SubmittedJob> TriggerAsync(string name, string? key = null, CancellationToken cancellation = default) =>
        await jobs.SubmitAsync(new JobSubmission { Kind = "echo", IdempotencyKey = key ?? (await GetAsync(name, cancellation)).Name }, null, cancellation);

    public async Task RemoveAsync(string name, CancellationToken cancellation = default)
    {
        await GetAsync(name, cancellation);
        _schedules.TryRemove(name, out _);
    }

    private async Task<ScheduleRecord> ChangeAsync(string name, Func<ScheduleRecord, ScheduleRecord> change) => _schedules[name] = change(await GetAsync(name));
}
