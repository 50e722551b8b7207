using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Http;

/// <summary>Turns exceptions and empty error answers into problem details.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, IHostApplicationLifetime lifetime, ILogger<ProblemMiddleware> logger)
{
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
        catch (Exception exception) when (lifetime.ApplicationStopping.IsCancellationRequested && Problems.Find(context, exception) is null)
        {
            await Problems.Write(context, StatusCodes.Status503ServiceUnavailable, "The node is leaving", "This node is leaving; ask another.", null, TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            return;
        }
        catch (Exception exception)
        {
            if (Problems.Find(context, exception) is null)
                GatewayLog.RequestFailed(logger, context.Request.Method, context.Request.Path, exception);
            await Problems.Write(context, exception).ConfigureAwait(false);
            return;
        }
        if (!context.Response.HasStarted && context.Response.ContentLength is null && context.Response.StatusCode is 404 or 405 or 415)
            await Problems.Write(context, context.Response.StatusCode, Title(context.Response.StatusCode), Detail(context)).ConfigureAwait(false);
    }

    private static string Title(int status) => status switch
    {
        404 => "There is no such path",
        405 => "The path does not take this method",
        _ => "The body has the wrong media type",
    };

    private static string Detail(HttpContext context) =>
        $"{context.Request.Method} {context.Request.Path} is not part of this API; /openapi/v1.json describes it.";
}
