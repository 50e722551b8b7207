using Microsoft.Extensions.Logging;

namespace AkkaCluster.Http;

/// <summary>The gateway's log messages; event ids 1100 to 1199.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(EventId = 1100, Level = LogLevel.Warning, Message = "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger logger, string method, string path, Exception exception);
}
