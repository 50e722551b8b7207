using Akka.Configuration;
using AkkaCluster.Gateway;

namespace AkkaCluster.Hosting;

/// <summary>Reads the gateway's options.</summary>
internal static class GatewaySettings
{
    public static GatewayOptions From(Config config) => new()
    {
        Token = config.GetString("akkacluster.http.token", ""),
        MaxBodySize = config.GetByteSize("akkacluster.http.max-body-size") ?? 64L << 20,
        MaxUploadSize = config.GetByteSize("akkacluster.http.max-upload-size") ?? 4L << 30,
        MaxLineLength = (int)Math.Min(config.GetByteSize("akkacluster.http.max-line") ?? 1 << 20, int.MaxValue),
        MaxWait = config.GetTimeSpan("akkacluster.http.max-wait", TimeSpan.FromMinutes(10)),
        MaxInlineInputs = config.GetInt("akkacluster.http.max-inline-inputs", 100_000),
    };
}
