using Akka.Configuration;
using AkkaCluster.Http;

namespace AkkaCluster.Hosting;

/// <summary>Reads the gateway's options.</summary>
internal static class GatewaySettings
{
    public static GatewayOptions From(Config config, params IEnumerable<string> ownNames) => new()
    {
        Token = config.GetString("akkacluster.http.token", ""),
        MaxBodySize = config.GetByteSize("akkacluster.http.max-body-size") ?? 64L << 20,
        MaxUploadSize = config.GetByteSize("akkacluster.http.max-upload-size") ?? 4L << 30,
        MaxLineLength = (int)Math.Min(config.GetByteSize("akkacluster.http.max-line") ?? 1 << 20, int.MaxValue),
        MaxWaiting = config.GetInt("akkacluster.http.max-waiting", 5000),
        MaxBodies = config.GetByteSize("akkacluster.http.max-bodies") ?? 256L << 20,
        AllowedHosts = [.. config.GetStringList("akkacluster.http.allowed-hosts"), .. ownNames],
        MaxWait = config.GetTimeSpan("akkacluster.http.max-wait", TimeSpan.FromMinutes(10)),
        MaxInlineInputs = config.GetInt("akkacluster.http.max-inline-inputs", 100_000),
    };
}
