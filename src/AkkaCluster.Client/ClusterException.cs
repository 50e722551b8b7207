namespace AkkaCluster.Client;

/// <summary>A call that the cluster refused, or that no gateway answered in time.</summary>
public sealed class ClusterException : Exception
{
    /// <summary>A refusal, as the gateway's problem details say it.</summary>
    public ClusterException(int status, string title, string detail, IReadOnlyList<string>? errors = null) : base(detail)
    {
        Status = status;
        Title = title;
        Errors = errors ?? [];
    }

    /// <summary>No gateway answered.</summary>
    public ClusterException(string message, Exception cause) : base(message, cause) => Title = "No gateway answered";

    /// <summary>The HTTP status; 0 where there was no answer.</summary>
    public int Status { get; }

    /// <summary>What kind of error it is, in a few words.</summary>
    public string Title { get; }

    /// <summary>What is wrong with a submission, one sentence each.</summary>
    public IReadOnlyList<string> Errors { get; } = [];
}
