namespace AkkaCluster.Jobs;

/// <summary>Why a call to the job service failed; each has one HTTP status.</summary>
public enum JobRefusal
{
    /// <summary>The submission does not fit its kind or a limit (400).</summary>
    Invalid,

    /// <summary>There is no such job or node (404).</summary>
    NotFound,

    /// <summary>The ids of several jobs begin so (400).</summary>
    Ambiguous,

    /// <summary>The job's state does not allow it (409).</summary>
    Conflict,

    /// <summary>The idempotency key stands for a job of other content (422).</summary>
    KeyReused,

    /// <summary>The queue is full, or too many wait or watch (429, with Retry-After).</summary>
    Busy,

    /// <summary>No leader or no store could be reached within the time-out (503, with Retry-After).</summary>
    Unavailable,

    /// <summary>The node's settings do not allow it (403).</summary>
    Forbidden,
}
