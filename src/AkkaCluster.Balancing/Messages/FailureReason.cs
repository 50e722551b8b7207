namespace AkkaCluster.Balancing.Messages;

/// <summary>Why a request has no output.</summary>
public enum FailureReason
{
    /// <summary>The request names an unknown kind or wrong parameters; asking again is useless.</summary>
    Invalid = 0,

    /// <summary>The handler ran and failed.</summary>
    Failed = 1,

    /// <summary>There is no room: the server's queue, or every server's bound of outstanding requests.</summary>
    Busy = 2,

    /// <summary>The connection to the server broke while the request was there. Whether it ran is not known.</summary>
    Lost = 3,

    /// <summary>The server did not answer in time. Whether the task ran, or still runs, is not known.</summary>
    TimedOut = 4,

    /// <summary>All servers are ejected, unhealthy or being drained.</summary>
    NoServer = 5,

    /// <summary>It is being drained. The task did not begin; another server may have it.</summary>
    Draining = 6,
}
