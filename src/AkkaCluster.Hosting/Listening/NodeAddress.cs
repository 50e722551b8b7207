namespace AkkaCluster.Hosting.Listening;

/// <summary>Where a node listens, and by what address others reach it.</summary>
/// <param name="System">The actor system's name.</param>
/// <param name="Tls">Whether it speaks TLS.</param>
/// <param name="Hostname">What it listens on.</param>
/// <param name="PublicHostname">What others call it.</param>
/// <param name="Port">Its remoting port.</param>
public sealed record NodeAddress(string System, bool Tls, string Hostname, string PublicHostname, int Port)
{
    /// <summary>What every address in its cluster begins with: Akka.Remote has another one for TLS.</summary>
    public string Scheme => Tls ? "akka.ssl.tcp://" : "akka.tcp://";

    /// <summary>Where others find its HTTP API; null where it has none, or its program serves it.</summary>
    public string? Gateway { get; init; }

    /// <summary>In full.</summary>
    public override string ToString() => $"{Scheme}{System}@{PublicHostname}:{Port}";
}
