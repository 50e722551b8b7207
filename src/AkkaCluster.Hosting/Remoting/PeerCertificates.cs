using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Event;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>Says which certificates of peers are good, and remembers those of who connected: for which hosts they are shows only when a peer says who it is.</summary>
/// <param name="authorities">The authorities that they must come from; empty: those that the machine trusts.</param>
/// <param name="checkHosts">Whether a certificate has to be for the host that shows it.</param>
/// <param name="time">The clock.</param>
internal sealed class PeerCertificates(X509Certificate2Collection authorities, bool checkHosts, TimeProvider time)
{
    private readonly ConcurrentDictionary<IPEndPoint, X509Certificate2> _shown = new();

    /// <summary>Judges a certificate in the midst of a handshake.</summary>
    /// <param name="certificate">What the peer showed.</param>
    /// <param name="chain">What came with it.</param>
    /// <param name="peer">Whom this node connected to, as an address; or who connected, as IP address and port.</param>
    /// <param name="errors">What .NET found; it knows neither the authorities nor, for who connected, the host.</param>
    /// <param name="log">Told why it is refused.</param>
    public bool Validate(X509Certificate2? certificate, X509Chain? chain, string peer, SslPolicyErrors errors, ILoggingAdapter log)
    {
        if (Judge(certificate, chain, peer) is { } why)
        {
            log.Warning("Refused {Peer}: {Why}", peer, why);
            return false;
        }
        if (IPEndPoint.TryParse(peer, out var from))
            _shown[Plain(from)] = certificate!;
        return true;
    }

    /// <summary>Why a peer that connected must not go by that host's name; null where its certificate is for it.</summary>
    /// <param name="peer">Where it connected from.</param>
    /// <param name="host">Who it says that it is.</param>
    public string? RefuseHost(Address peer, string? host)
    {
        if (!IPAddress.TryParse(peer.Host.Trim('[', ']'), out var address) || !_shown.TryRemove(Plain(new IPEndPoint(address, peer.Port ?? 0)), out var certificate))
            return "it shows no certificate";
        return host is not null && IsFor(certificate, host) ? null : $"it says that it is '{host}', and its certificate is for {Names(certificate)}";
    }

    /// <summary>What is wrong with a certificate whoever shows it; null where nothing is.</summary>
    public string? Fault(X509Certificate2 certificate, X509Chain? shown = null)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (shown is not null)
            chain.ChainPolicy.ExtraStore.AddRange(shown.ChainElements.Select(element => element.Certificate).ToArray());
        if (authorities.Count > 0)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        }
        if (chain.Build(certificate))
            return null;
        var now = time.GetLocalNow().DateTime;
        return now > certificate.NotAfter ? $"its certificate expired on {certificate.NotAfter:u}"
            : now < certificate.NotBefore ? $"its certificate is good from {certificate.NotBefore:u} on"
            : $"its certificate '{certificate.Subject}' is from '{certificate.Issuer}', which is none of the trusted authorities ({string.Join(", ", chain.ChainStatus.Select(status => status.Status))})";
    }

    /// <summary>Whether a certificate is for a host, given as a name or an IP address.</summary>
    public bool IsFor(X509Certificate2 certificate, string host) => !checkHosts || certificate.MatchesHostname(host.Trim('[', ']'), allowWildcards: true, allowCommonName: false);

    /// <summary>The hosts that a certificate is for, for people.</summary>
    public static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension => extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString()))).ToList();
        return names.Count == 0 ? "no host (it has no subject alternative name)" : string.Join(", ", names);
    }

    private string? Judge(X509Certificate2? certificate, X509Chain? chain, string peer) =>
        certificate is null ? "it shows no certificate"
        : Fault(certificate, chain) is { } fault ? fault
        : HostOf(peer) is { } host && !IsFor(certificate, host) ? $"its certificate is for {Names(certificate)}"
        : null;

    /// <summary>The host of an address, as whom this node connected to is given; null for who connected.</summary>
    private static string? HostOf(string peer) => peer.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? peer[(at + 1)..peer.LastIndexOf(':')] : null;

    private static IPEndPoint Plain(IPEndPoint point) => point.Address.IsIPv4MappedToIPv6 ? new IPEndPoint(point.Address.MapToIPv4(), point.Port) : point;
}
