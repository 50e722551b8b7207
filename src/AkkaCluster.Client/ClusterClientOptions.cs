namespace AkkaCluster.Client;

/// <summary>How a client reaches the cluster.</summary>
public sealed record ClusterClientOptions
{
    /// <summary>The gateways of the cluster's nodes; any will do, several let calls go on when one is lost.</summary>
    public required IReadOnlyList<Uri> Gateways { get; init; }

    /// <summary>The gateways' token; null where they ask for none.</summary>
    public string? Token { get; init; }

    /// <summary>How long a call is tried again before it fails. The time that a call waits for a job comes on top.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Told of each failure after which a call is tried again.</summary>
    public Action<ClusterException>? OnRetry { get; init; }

    /// <summary>The wait before the first repetition; it doubles with each, up to a second, and is jittered.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What sends the requests; null for the usual handler. The client does not dispose of one that is given.</summary>
    public HttpMessageHandler? Handler { get; init; }
}
