using Microsoft.AspNetCore.Http;

namespace AkkaCluster.Gateway.Http;

/// <summary>A request that the caller has to put right.</summary>
public sealed class BadRequestException(string message, int status = StatusCodes.Status400BadRequest, IReadOnlyList<string>? errors = null) : Exception(message)
{
    public int Status => status;

    public IReadOnlyList<string> Errors => errors ?? [];
}
