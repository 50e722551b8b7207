namespace AkkaCluster.Hosting;

/// <summary>Mutual TLS between nodes; the section Tls.</summary>
public sealed class TlsOptions
{
    /// <summary>A certificate for this node's public hostname, as PEM or PKCS#12. Empty: no TLS.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>Where the key of a PEM certificate is, if in a file of its own.</summary>
    public string Key { get; set; } = "";

    /// <summary>Of the PKCS#12 file, or of the key.</summary>
    public string Password { get; set; } = "";

    /// <summary>PEM file of one or several authorities. Empty: those in the PKCS#12 file, or those that the machine trusts.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Whether a certificate has to be for the host that shows it. Off where nobody knows hosts beforehand (pods).</summary>
    public bool CheckHosts { get; set; } = true;

    /// <summary>Whether there is one.</summary>
    public bool Enabled => Certificate.Length > 0;
}
