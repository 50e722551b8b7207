using System.Security.Cryptography.X509Certificates;

namespace Akka.Remote.Tls;

/// <summary>What a node shows and what it trusts: its certificate with private key, the chain below the root, and the authorities.</summary>
internal sealed record CertificateBundle(X509Certificate2 Own, X509Certificate2Collection Chain, X509Certificate2Collection Authorities);
