namespace AkkaCluster.Gateway.Balancing;

/// <summary>The balancer has no answer for a request, through no fault of the caller's.</summary>
internal sealed class ServerFailureException(int status, string message) : Exception(message)
{
    public int Status => status;
}
