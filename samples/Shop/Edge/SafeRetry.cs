using Yarp.ReverseProxy.Forwarder;

namespace AkkaCluster.Samples.Shop.Edge;

/// <summary>Asks another gateway where one is lost, if it makes no difference how often a request arrives: by its method, or because it carries a key by which it is done once.</summary>
internal static class SafeRetry
{
    private const int MostTries = 3;

    public static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsSafe(context.Request))
        {
            await next(context);
            return;
        }
        var proxy = context.GetReverseProxyFeature();
        // The choice of one leaves only that one in the feature.
        var others = proxy.AvailableDestinations;
        context.Request.EnableBuffering();
        for (var attempt = 1; ; attempt++)
        {
            await next(context);
            if (attempt == MostTries || context.GetForwarderErrorFeature() is null || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
                return;
            others = [.. others.Where(destination => destination != proxy.ProxiedDestination)];
            if (others.Count == 0)
                return;
            proxy.AvailableDestinations = others;
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.Clear();
            context.Request.Body.Position = 0;
        }
    }

    private static bool IsSafe(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsPut(request.Method) || HttpMethods.IsDelete(request.Method) || request.Headers.ContainsKey("Idempotency-Key");
}
