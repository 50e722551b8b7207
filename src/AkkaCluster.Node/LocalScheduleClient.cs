using System.Runtime.CompilerServices;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.Jobs;
using AkkaCluster.Jobs.Http.Schedules;
using Records = AkkaCluster.Jobs.Storage;
using Wire = AkkaCluster.Client.Model;

namespace AkkaCluster.Node;

/// <summary>The cluster's schedules from inside of a node.</summary>
internal sealed class LocalScheduleClient(Lazy<IScheduleService> service) : IScheduleClient
{
    private const int Page = 100;

    public Task<Schedule> PutAsync(string name, Wire.ScheduleRequest request, bool replace = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var ours = new Jobs.ScheduleRequest
        {
            Cron = request.Cron,
            Zone = request.Zone,
            Missed = Enum.Parse<Records.MissedTimes>(request.Missed.ToString()),
            Overlap = Enum.Parse<Records.OverlapPolicy>(request.Overlap.ToString()),
            Job = LocalClusterClient.ToSubmission(request.Job),
        };
        return AskAsync(async () => (await service.Value.PutAsync(name, ours, replace, cancellation).ConfigureAwait(false)).Schedule);
    }

    public Task<Schedule> GetAsync(string name, CancellationToken cancellation = default) => AskAsync(() => service.Value.GetAsync(name, cancellation));

    public async IAsyncEnumerable<Schedule> ListAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        string? after = null;
        do
        {
            var page = await LocalClusterClient.AskAsync(() => service.Value.ListAsync(after, Page, cancellation)).ConfigureAwait(false);
            foreach (var schedule in page)
                yield return ScheduleAnswers.Of(schedule);
            after = page.Count == Page ? page[^1].Name : null;
        }
        while (after is not null);
    }

    public Task<Schedule> PauseAsync(string name, CancellationToken cancellation = default) => AskAsync(() => service.Value.PauseAsync(name, cancellation));

    public Task<Schedule> ResumeAsync(string name, CancellationToken cancellation = default) => AskAsync(() => service.Value.ResumeAsync(name, cancellation));

    public Task<string> TriggerAsync(string name, CancellationToken cancellation = default) =>
        LocalClusterClient.AskAsync(async () => (await service.Value.TriggerAsync(name, null, cancellation).ConfigureAwait(false)).Id);

    public Task RemoveAsync(string name, CancellationToken cancellation = default) => LocalClusterClient.AskAsync(async () =>
    {
        await service.Value.RemoveAsync(name, cancellation).ConfigureAwait(false);
        return true;
    });

    private static Task<Schedule> AskAsync(Func<Task<Records.ScheduleRecord>> ask) => LocalClusterClient.AskAsync(async () => ScheduleAnswers.Of(await ask().ConfigureAwait(false)));
}
