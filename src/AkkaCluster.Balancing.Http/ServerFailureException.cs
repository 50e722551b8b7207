using AkkaCluster.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AkkaCluster.Balancing.Http;

/// <summary>The balancer has no answer for a request, through no fault of the caller's.</summary>
internal sealed class ServerFailureException : ProblemException
{
    public ServerFailureException(int status, string message) : base(status, ReasonPhrases.GetReasonPhrase(status), message) =>
        RetryAfter = status == StatusCodes.Status429TooManyRequests ? TimeSpan.FromSeconds(1) : null;
}
