using Microsoft.AspNetCore.Http;

namespace AkkaCluster.Http;

/// <summary>A request that the caller has to put right.</summary>
internal sealed class BadRequestException(string message, int status = StatusCodes.Status400BadRequest) : ProblemException(status, "The request is wrong", message);
