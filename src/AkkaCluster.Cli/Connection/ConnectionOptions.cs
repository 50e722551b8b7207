using System.CommandLine;
using AkkaCluster.Client;

namespace AkkaCluster.Cli.Connection;

/// <summary>The options with which every command finds its cluster.</summary>
internal static class ConnectionOptions
{
    public static Option<string[]> Gateway { get; } = new("--gateway", "-g")
    {
        Description = "HTTP address of a node, such as http://10.0.0.1:8080; may be given several times. Else AKKACLUSTER_GATEWAY, else the only cluster on this machine.",
        Recursive = true,
    };

    public static Option<string?> Token { get; } = new("--token") { Description = "The gateways' token; else AKKACLUSTER_TOKEN.", Recursive = true };

    public static Option<string> Patience { get; } = new("--patience")
    {
        Description = "How long to try again while the cluster has no leader or no job store (exit code 4 then). Of 'up': how long the nodes may take to find each other; 60s if not given.",
        DefaultValueFactory = _ => "30s",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Write JSON for scripts.", Recursive = true };

    /// <summary>The token that a command line means; null for none.</summary>
    public static string? TokenOf(ParseResult parsed) =>
        Commands.OptionChecks.HeaderText(parsed.GetValue(Token), "--token") ?? Commands.OptionChecks.HeaderText(Environment.GetEnvironmentVariable("AKKACLUSTER_TOKEN") is { Length: > 0 } set ? set : null, "AKKACLUSTER_TOKEN");

    /// <summary>A client of the cluster that a command line means.</summary>
    /// <exception cref="ClusterException">None was found, or several.</exception>
    public static async Task<ClusterClient> ConnectAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var given = parsed.GetValue(Gateway) is { Length: > 0 } options ? options : (Environment.GetEnvironmentVariable("AKKACLUSTER_GATEWAY") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var gateways = given.Length > 0 ? given.Select(ToUri).ToList() : ClusterChoice.Choose(await new GatewayFinder().FindAsync(TokenOf(parsed), PatienceOf(parsed), cancellation).ConfigureAwait(false));
        return new ClusterClient(new ClusterClientOptions { Gateways = gateways, Token = TokenOf(parsed), Timeout = PatienceOf(parsed), OnRetry = TellOnce() });
    }

    /// <summary>How long the caller is ready to wait for a cluster that cannot go on.</summary>
    public static TimeSpan PatienceOf(ParseResult parsed) => Commands.JobOptions.Duration(parsed.GetValue(Patience)!, "--patience");

    /// <summary>The same where it was typed; else null.</summary>
    public static TimeSpan? GivenPatienceOf(ParseResult parsed) => parsed.GetResult(Patience) is { Implicit: false } ? PatienceOf(parsed) : null;

    /// <summary>Says why a call is tried again; each reason once.</summary>
    private static Action<ClusterException> TellOnce()
    {
        var told = "";
        return failure =>
        {
            if (failure.Status != 503 || Interlocked.Exchange(ref told, failure.Message) == failure.Message)
                return;
            Output.Terminal.Error(failure.Message + " Trying again.");
        };
    }

    private static Uri ToUri(string text)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        return Uri.TryCreate(full, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && Uri.TryCreate(full, UriKind.Absolute, out uri)
            ? uri
            : throw new Commands.UsageException($"The gateway '{text}' is no address; expected one such as http://127.0.0.1:8080.");
    }
}
