using AkkaCluster.Http;
using AkkaCluster.Jobs.Storage;
using Microsoft.AspNetCore.Http;

namespace AkkaCluster.Jobs.Http;

/// <summary>What the job service's refusals, and a store that is away, say to a caller.</summary>
internal sealed class JobProblems : IProblemSource
{
    public ProblemException? Find(Exception exception) => exception switch
    {
        JobRefusedException refused => new ProblemException(Status(refused.Reason), Title(refused.Reason), refused.Message) { Errors = refused.Errors, RetryAfter = RetryAfter(refused) },
        StoreUnavailableException lost => new ProblemException(StatusCodes.Status503ServiceUnavailable, Title(JobRefusal.Unavailable), lost.Message) { RetryAfter = TimeSpan.FromSeconds(1) },
        _ => null,
    };

    private static int Status(JobRefusal reason) => reason switch
    {
        JobRefusal.Invalid or JobRefusal.Ambiguous => StatusCodes.Status400BadRequest,
        JobRefusal.Forbidden => StatusCodes.Status403Forbidden,
        JobRefusal.NotFound => StatusCodes.Status404NotFound,
        JobRefusal.Conflict => StatusCodes.Status409Conflict,
        JobRefusal.Busy => StatusCodes.Status429TooManyRequests,
        JobRefusal.KeyReused => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    private static string Title(JobRefusal reason) => reason switch
    {
        JobRefusal.Invalid => "The job is not valid",
        JobRefusal.Ambiguous => "The id is not that of one job",
        JobRefusal.Forbidden => "The node's settings do not allow it",
        JobRefusal.NotFound => "There is no such thing",
        JobRefusal.Conflict => "The job's state does not allow it",
        JobRefusal.Busy => "The cluster has as much to do as it holds",
        JobRefusal.KeyReused => "The idempotency key stands for another job",
        _ => "The cluster cannot answer now",
    };

    private static TimeSpan? RetryAfter(JobRefusedException refused) =>
        refused.RetryAfter ?? (refused.Reason is JobRefusal.Busy or JobRefusal.Unavailable ? TimeSpan.FromSeconds(1) : null);
}
