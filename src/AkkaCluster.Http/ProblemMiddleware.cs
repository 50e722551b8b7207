using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Http;

/// <summary>Turns exceptions and empty error answers into problem details.</summary>
/// <param name="next">What comes after it.</param>
/// <param name="sources">Who else knows what exceptions mean; a request may outlive the services that it could ask for them.</param>
/// <param name="lifetime">Tells whether the node is leaving.</param>
/// <param name="logger">Told of failures of the node.</param>
internal sealed class ProblemMiddleware(RequestDelegate next, IEnumerable<IProblemSource> sources, IHostApplicationLifetime lifetime, ILogger<ProblemMiddleware> logger)
{
    private readonly IReadOnlyList<IProblemSource> _sources = [.. sources];

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            await WriteAsync(context, exception).ConfigureAwait(false);
            return;
        }
        if (!context.Response.HasStarted && context.Response.ContentLength is null && context.Response.StatusCode is 404 or 405 or 415)
            await Problems.Write(context, context.Response.StatusCode, Title(context.Response.StatusCode), Detail(context)).ConfigureAwait(false);
    }

    private Task WriteAsync(HttpContext context, Exception exception)
    {
        if (Find(exception) is { } problem)
            return Problems.Write(context, problem.Status, problem.Title, problem.Message, problem.Errors, problem.RetryAfter);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return Problems.Write(context, StatusCodes.Status503ServiceUnavailable, "The node is leaving", "This node is leaving; ask another.", null, TimeSpan.FromSeconds(1));
        GatewayLog.RequestFailed(logger, context.Request.Method, context.Request.Path, exception);
        return Problems.Write(context, StatusCodes.Status500InternalServerError, "The node failed", $"{exception.GetType().Name}: {exception.Message}");
    }

    /// <summary>What the request came to, or null where it is a failure of this node.</summary>
    private ProblemException? Find(Exception exception) => exception switch
    {
        ProblemException problem => problem,
        BadHttpRequestException bad => new BadRequestException(bad.Message, bad.StatusCode),
        TimeoutException late => new ProblemException(StatusCodes.Status504GatewayTimeout, "The answer did not come in time", late.Message),
        _ => _sources.Select(source => source.Find(exception)).FirstOrDefault(found => found is not null),
    };

    private static string Title(int status) => status switch
    {
        404 => "There is no such path",
        405 => "The path does not take this method",
        _ => "The body has the wrong media type",
    };

    private static string Detail(HttpContext context) =>
        $"{context.Request.Method} {context.Request.Path} is not part of this API; /openapi/v1.json describes it.";
}
