using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Remote.Transport.DotNetty;
using AkkaCluster.Hosting.Settings;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>A node's certificate, and the authorities that those of others must come from.</summary>
internal sealed class NodeTls
{
    private NodeTls(X509Certificate2 certificate, PeerCertificates peers) => (Certificate, Peers) = (certificate, peers);

    public X509Certificate2 Certificate { get; }

    public PeerCertificates Peers { get; }

    /// <summary>What Akka.Remote is given: the certificate, mutual authentication, and our judgement, so that an authority need not be in the machine's store.</summary>
    public DotNettySslSetup Setup => new(Certificate, suppressValidation: false, requireMutualAuthentication: true, validateCertificateHostname: false, Peers.Validate);

    /// <summary>Reads the files that the settings name, and checks them as peers would.</summary>
    /// <returns>Null where the settings name no certificate.</returns>
    /// <exception cref="NodeOptionsException">A file cannot be read, or every peer would refuse the certificate.</exception>
    public static NodeTls? Load(TlsOptions tls, string publicHostname)
    {
        if (!tls.Enabled)
            return null;
        var path = tls.Certificate;
        var (certificate, authorities) = Read(path, "--tls-certificate", () => IsPem(path)
            ? (ReadPem(path, tls.Key is { Length: > 0 } key ? key : path, tls.Password), [])
            : ReadPkcs12(path, tls.Password));
        if (tls.Authority is { Length: > 0 } authority)
            authorities = Read(authority, "--tls-authority", () => ReadAuthorities(authority));
        var peers = new PeerCertificates(authorities, tls.CheckHosts, TimeProvider.System);
        if (!certificate.HasPrivateKey)
            throw new NodeOptionsException($"The certificate {path} has no private key. Give it with --tls-key, or a PKCS#12 file that has both.");
        if (peers.Fault(certificate) is { } fault)
            throw new NodeOptionsException($"Every other node would refuse this one: {fault} ({path}). Name its authority with --tls-authority, or get a new certificate.");
        return peers.IsFor(certificate, publicHostname) ? new NodeTls(certificate, peers)
            : throw new NodeOptionsException($"Every other node would refuse this one: it is known as {publicHostname}, and its certificate is for {PeerCertificates.Names(certificate)} ({path}). Get one for that name, or give the name with --public-hostname.");
    }

    private static bool IsPem(string path) => Read(path, "--tls-certificate", () => File.ReadAllBytes(path)).AsSpan().IndexOf("-----BEGIN "u8) >= 0;

    private static X509Certificate2 ReadPem(string path, string key, string password)
    {
        using var read = password.Length > 0 ? X509Certificate2.CreateFromEncryptedPemFile(path, password, key) : X509Certificate2.CreateFromPemFile(path, key);
        // TLS on Windows takes no key that is in memory only.
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>The certificate that has a key; the authorities that come with it are those of the others too.</summary>
    private static (X509Certificate2 Certificate, X509Certificate2Collection Authorities) ReadPkcs12(string path, string password)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password);
        var certificate = all.FirstOrDefault(one => one.HasPrivateKey) ?? throw new CryptographicException("It has no private key.");
        return (certificate, [.. all.Where(one => !one.HasPrivateKey && one.SubjectName.RawData.AsSpan().SequenceEqual(one.IssuerName.RawData))]);
    }

    private static X509Certificate2Collection ReadAuthorities(string path)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(path);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("It has no certificate.");
    }

    private static T Read<T>(string path, string flag, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new NodeOptionsException($"The file {path} of {flag} cannot be used: {failure.Message} Expected PEM or PKCS#12; where it has a password, it is given with --tls-password.");
        }
    }
}
