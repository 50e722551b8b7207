using Microsoft.Extensions.Logging;

namespace AkkaCluster.Node;

/// <summary>What a node of the job cluster logs beside its actors; event ids 1000 to 1099, with those of any node.</summary>
internal static partial class NodeLog
{
    [LoggerMessage(EventId = 1007, Level = LogLevel.Information, Message = "Job kinds from {Path}: {Kinds}")]
    public static partial void PluginLoaded(ILogger logger, string path, string kinds);

    [LoggerMessage(EventId = 1009, Level = LogLevel.Information, Message = "Job store: {Store}")]
    public static partial void StoreOpened(ILogger logger, string store);

    [LoggerMessage(EventId = 1011, Level = LogLevel.Information, Message = "{Address} founds cluster {Founding} of {Store}")]
    public static partial void Founds(ILogger logger, string address, long founding, string store);

    [LoggerMessage(EventId = 1012, Level = LogLevel.Information, Message = "{Address} is in no cluster yet; it waits for {Awaited}")]
    public static partial void Waits(ILogger logger, string address, string awaited);
}
