using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Kinds;

/// <summary>What a node logs of kinds that are pushed; event ids 1200 to 1299.</summary>
internal static partial class KindLog
{
    [LoggerMessage(EventId = 1200, Level = LogLevel.Information, Message = "Job kinds of {Package} {Version}: {Kinds}")]
    public static partial void Loaded(ILogger logger, string package, string version, string kinds);

    [LoggerMessage(EventId = 1201, Level = LogLevel.Information, Message = "Job kinds that are not in the job store any more are unloaded: {Kinds}")]
    public static partial void Unloaded(ILogger logger, string kinds);

    [LoggerMessage(EventId = 1202, Level = LogLevel.Error, Message = "{Package} {Version} cannot be loaded here; jobs of its kinds are left to other nodes: {Reason}")]
    public static partial void NotLoaded(ILogger logger, string package, string version, string reason);
}
