using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Configuration;

namespace Akka.Remote.Tls;

/// <summary>Reads certificates from PFX and PEM files.</summary>
internal static class CertificateLoader
{
    /// <exception cref="ConfigurationException">A file is missing, is no certificate, has another password, or holds no private key.</exception>
    public static CertificateBundle Load(TlsSettings settings)
    {
        if (settings.CertificatePath.Length == 0)
            throw new ConfigurationException("akka.remote.dot-netty.tcp.enable-ssl is on, but ssl.certificate.path is empty: name a PFX or PEM file that holds this node's certificate and private key.");
        try
        {
            var (own, chain) = IsPem(settings.CertificatePath) ? LoadPem(settings) : LoadPfx(settings);
            if (!own.HasPrivateKey)
                throw new ConfigurationException($"The certificate in [{settings.CertificatePath}] comes without a private key: put the key into the file, or name its file in ssl.certificate.key-path.");
            return new CertificateBundle(own, chain, LoadAuthorities(settings.AuthorityPath));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigurationException($"The certificate of akka.remote.dot-netty.tcp.ssl.certificate.path = [{settings.CertificatePath}] cannot be read: {e.Message}", e);
        }
    }

    private static bool IsPem(string path)
    {
        using var file = File.OpenText(path);
        var buffer = new char[4096];
        var count = file.ReadBlock(buffer);
        return buffer.AsSpan(0, count).Contains("-----BEGIN", StringComparison.Ordinal);
    }

    private static (X509Certificate2 Own, X509Certificate2Collection Chain) LoadPem(TlsSettings settings)
    {
        var keyPath = settings.KeyPath.Length > 0 ? settings.KeyPath : settings.CertificatePath;
        using var loaded = settings.Password.Length > 0
            ? X509Certificate2.CreateFromEncryptedPemFile(settings.CertificatePath, settings.Password, keyPath)
            : X509Certificate2.CreateFromPemFile(settings.CertificatePath, keyPath);

        // Some platforms cannot use the ephemeral key of a PEM file for TLS: a PFX round trip makes it usable everywhere.
        var own = X509CertificateLoader.LoadPkcs12(loaded.Export(X509ContentType.Pkcs12), null);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(settings.CertificatePath);
        return (own, WithoutOwn(chain, own));
    }

    private static (X509Certificate2 Own, X509Certificate2Collection Chain) LoadPfx(TlsSettings settings)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(settings.CertificatePath, settings.Password);
        var own = all.FirstOrDefault(c => c.HasPrivateKey) ?? all.First();
        return (own, WithoutOwn(all, own));
    }

    private static X509Certificate2Collection WithoutOwn(X509Certificate2Collection all, X509Certificate2 own) =>
        [.. all.Where(c => c.Thumbprint != own.Thumbprint)];

    private static X509Certificate2Collection LoadAuthorities(string path)
    {
        var authorities = new X509Certificate2Collection();
        if (path.Length == 0) return authorities;
        authorities.ImportFromPemFile(path);
        if (authorities.Count == 0)
            throw new ConfigurationException($"The file of ssl.certificate.authority-path = [{path}] holds no certificate.");
        return authorities;
    }
}
