using AkkaCluster.Contracts;

namespace AkkaCluster.Jobs.Storage.Sql;

/// <summary>A row of the table <c>failed_attempts</c> or <c>lost_leases</c>.</summary>
internal sealed class AttemptRow
{
    public const string SelectFailed = "SELECT idx AS First, 1 AS Count, round AS Round, attempt AS Attempt, final AS Final, worker AS Worker, started_at AS StartedAt, ended_at AS EndedAt, error AS Error, "
        + "trace AS Trace, exit_code AS ExitCode, stdout AS Stdout, stderr AS Stderr FROM failed_attempts ";

    public const string SelectLost = "SELECT first AS First, count AS Count, round AS Round, attempt AS Attempt, worker AS Worker, since AS StartedAt, at AS EndedAt, reason AS Error FROM lost_leases ";

    public long First { get; set; }
    public int Count { get; set; }
    public int Round { get; set; }
    public int Attempt { get; set; }
    public int Final { get; set; }
    public string Worker { get; set; } = "";
    public long StartedAt { get; set; }
    public long EndedAt { get; set; }
    public string Error { get; set; } = "";
    public string? Trace { get; set; }
    public int? ExitCode { get; set; }
    public byte[]? Stdout { get; set; }
    public byte[]? Stderr { get; set; }

    public AttemptRecord ToRecord(AttemptOutcome outcome) => new()
    {
        Tasks = new TaskRun(First, Count),
        Round = Round,
        Attempt = Attempt,
        Outcome = outcome,
        Final = Final != 0,
        Worker = Worker,
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(StartedAt),
        EndedAt = DateTimeOffset.FromUnixTimeMilliseconds(EndedAt),
        Error = Error,
        Trace = Trace,
        Log = ExitCode is null && Stdout is null && Stderr is null ? null : new TaskLog(ExitCode, Stdout, Stderr),
    };
}
