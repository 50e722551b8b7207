namespace AkkaCluster.Http.Health;

/// <summary>The tags of health checks that a node answers for; others of its program's are that one's.</summary>
public static class HealthTags
{
    /// <summary>What <c>/healthz</c> answers: whether the process is of any use.</summary>
    public const string Live = "akkacluster-live";

    /// <summary>What <c>/readyz</c> answers: whether the node can do its work now.</summary>
    public const string Ready = "akkacluster-ready";
}
