namespace AkkaCluster.Samples.Shop.Entities;

/// <summary>Something is asked for that cannot be; the message says why, for the person who asked.</summary>
internal sealed class RefusedException(string why, int status = StatusCodes.Status409Conflict) : Exception(why)
{
    /// <summary>As HTTP says it.</summary>
    public int Status => status;
}
