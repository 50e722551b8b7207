namespace AkkaCluster.Samples.Shop.Reports;

/// <summary>Sees to it that invoices and report are made each night, by one job each whichever node hands it in.</summary>
internal sealed class NightlySchedules(IClusterClient cluster, IHostApplicationLifetime application, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    public static string NameOf(string kind) => $"nightly-{kind}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = application.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        foreach (var (kind, cron) in new[] { ("invoices", "0 2 * * *"), ("sales", "0 3 * * *") })
        {
            while (!await TryPutAsync(kind, cron, stoppingToken))
                await Task.Delay(Again, time, stoppingToken);
        }
    }

    private async Task<bool> TryPutAsync(string kind, string cron, CancellationToken cancellation)
    {
        try
        {
            var job = new JobRequest { Kind = kind, Name = NameOf(kind), Inputs = new JobInputs.Range(0, OrderTable.Buckets) };
            await cluster.Schedules.PutAsync(NameOf(kind), new ScheduleRequest { Cron = cron, Job = job }, replace: true, cancellation);
            return true;
        }
        catch (ClusterException)
        {
            // There is no leader yet.
            return false;
        }
    }
}
