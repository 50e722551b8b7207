using Microsoft.Extensions.Configuration;

namespace AkkaCluster.Http;

/// <summary>What the HTTP side of a node accepts.</summary>
public sealed record GatewayOptions
{
    /// <summary>What callers must show as a bearer token; empty where nobody is asked.</summary>
    public string Token { get; init; } = "";

    /// <summary>A second token, for those who may look at everything and change nothing; empty for none.</summary>
    public string ReadToken { get; init; } = "";

    /// <summary>Bytes of a JSON body.</summary>
    public long MaxBodySize { get; init; } = 64L << 20;

    /// <summary>Bytes of a streamed upload.</summary>
    public long MaxUploadSize { get; init; } = 4L << 30;

    /// <summary>Inputs that a JSON body may list; more are streamed.</summary>
    public int MaxInlineInputs { get; init; } = 100_000;

    /// <summary>Bytes of one line of an upload.</summary>
    [ConfigurationKeyName("MaxLine")]
    public int MaxLineLength { get; init; } = 1 << 20;

    /// <summary>How long a call may ask to wait for a job.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Calls that wait for a job, or follow one or the log, at once.</summary>
    public int MaxWaiting { get; init; } = 5000;

    /// <summary>Bytes of JSON bodies that are read at once, all together.</summary>
    public long MaxBodies { get; init; } = 256L << 20;

    /// <summary>Host names under which the node may be called without a token, beside localhost and its IP addresses.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>How long a question whether the node is ready may take.</summary>
    public TimeSpan ReadyPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Bytes of a result that the answer to a waiting call carries; a larger one is fetched.</summary>
    public int MaxInlineResult { get; init; } = 1 << 20;

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<string> Faults(GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ReadToken.Length > 0 && options.Token.Length == 0)
            yield return "akkacluster.http.read-token is set without akkacluster.http.token: whoever shows no token may do everything. Set both.";
        else if (options.ReadToken.Length > 0 && options.ReadToken == options.Token)
            yield return "akkacluster.http.read-token is the same as akkacluster.http.token; expected another, which gives less.";
    }
}
