using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Akka.Remote.Tls;

/// <summary>Whether the certificate that a peer shows is accepted.</summary>
internal sealed class PeerValidation(TlsSettings settings, CertificateBundle bundle)
{
    /// <summary>Why the peer's certificate was not accepted; null when it was.</summary>
    public string? Complaint { get; private set; }

    public bool Validate(X509Certificate? certificate, X509Chain? shown, SslPolicyErrors errors, bool peerIsServer)
    {
        if (certificate is null)
            return (!peerIsServer && !settings.RequireMutualAuthentication) || Complain("it showed no certificate");
        if (settings.SuppressValidation) return true;
        if (peerIsServer && settings.ValidateHostname && errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return Complain($"its certificate [{certificate.Subject}] does not name its host");
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ExtraStore.AddRange(bundle.Chain);
        if (shown is not null) chain.ChainPolicy.ExtraStore.AddRange(shown.ChainPolicy.ExtraStore);
        if (bundle.Authorities.Count > 0)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(bundle.Authorities);
        }

        var peer = certificate as X509Certificate2 ?? X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(peer)
            || Complain($"its certificate [{peer.Subject}] is not trusted: {string.Join(", ", chain.ChainStatus.Select(s => s.StatusInformation.Trim()))}");
    }

    private bool Complain(string complaint)
    {
        Complaint = complaint;
        return false;
    }
}
