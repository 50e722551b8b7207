using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace AkkaCluster.Http.Feed;

/// <summary>A stream of server-sent events, until who follows it goes, reads too slowly, or the node leaves.</summary>
internal static class FeedAnswer
{
    /// <param name="context">The request.</param>
    /// <param name="subscription">What it is told.</param>
    /// <param name="lifetime">The node's.</param>
    /// <param name="beside">What is done while it follows.</param>
    public static async Task SendAsync<TTopic>(HttpContext context, FeedSubscription<TTopic> subscription, IHostApplicationLifetime lifetime, Func<CancellationToken, Task>? beside = null)
        where TTopic : struct, Enum
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        var doing = beside?.Invoke(either.Token) ?? Task.CompletedTask;
        try
        {
            await foreach (var frame in subscription.ReadAsync(either.Token).ConfigureAwait(false))
            {
                await context.Response.Body.WriteAsync(frame, either.Token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The stream's end says it.
        }
        finally
        {
            await either.CancelAsync().ConfigureAwait(false);
            await doing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
