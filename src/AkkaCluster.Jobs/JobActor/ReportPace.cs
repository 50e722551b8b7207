namespace AkkaCluster.Jobs.JobActor;

/// <summary>When a job's actor tells the leader how far it is: when something changed, and from time to time.</summary>
/// <param name="begun">When it began.</param>
/// <param name="patience">A job of one task that is on its way is mostly done before anyone else need know of it: for so long nothing is said.</param>
internal sealed class ReportPace(DateTimeOffset begun, TimeSpan patience)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    private JobProgress? _told;
    private DateTimeOffset _toldAt;
    private bool _toldDry;

    /// <param name="progress">How far the job is.</param>
    /// <param name="dry">Whether there is nothing to hand out.</param>
    /// <param name="now">The time.</param>
    public bool IsDue(JobProgress progress, bool dry, DateTimeOffset now) => _told is null
        ? !dry || now - begun >= patience
        : dry != _toldDry || now - _toldAt >= Silence || progress.Succeeded != _told.Succeeded || progress.Failed != _told.Failed || progress.Leased != _told.Leased;

    public void Told(JobProgress progress, bool dry, DateTimeOffset now) => (_told, _toldDry, _toldAt) = (progress, dry, now);
}
