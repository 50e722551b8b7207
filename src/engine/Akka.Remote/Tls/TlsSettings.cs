using Akka.Configuration;

namespace Akka.Remote.Tls;

/// <summary>The settings of <c>akka.remote.dot-netty.tcp.ssl</c>.</summary>
internal sealed class TlsSettings
{
    public TlsSettings(Config ssl)
    {
        CertificatePath = ssl.GetString("certificate.path") ?? "";
        KeyPath = ssl.GetString("certificate.key-path") ?? "";
        Password = ssl.GetString("certificate.password") ?? "";
        AuthorityPath = ssl.GetString("certificate.authority-path") ?? "";
        SuppressValidation = ssl.GetBoolean("suppress-validation");
        ValidateHostname = ssl.GetBoolean("validate-hostname");
        RequireMutualAuthentication = ssl.GetBoolean("require-mutual-authentication", true);
        ReloadInterval = ssl.GetTimeSpan("certificate.reload-interval", TimeSpan.FromSeconds(10));
    }

    /// <summary>A PFX file, or a PEM file with the certificate, its chain and perhaps its key.</summary>
    public string CertificatePath { get; }

    /// <summary>The PEM file of the private key, when it is not in the certificate's file.</summary>
    public string KeyPath { get; }

    public string Password { get; }

    /// <summary>A PEM file of authorities that peers' certificates must lead to; empty for those that the system trusts.</summary>
    public string AuthorityPath { get; }

    /// <summary>Accept whatever certificate the peer shows.</summary>
    public bool SuppressValidation { get; }

    /// <summary>Whether the certificate of the node that is connected to must name its host.</summary>
    public bool ValidateHostname { get; }

    /// <summary>Whether a node that connects must show a certificate too.</summary>
    public bool RequireMutualAuthentication { get; }

    /// <summary>How often the files are looked at for a change.</summary>
    public TimeSpan ReloadInterval { get; }
}
