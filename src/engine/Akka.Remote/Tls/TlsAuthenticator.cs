using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Akka.Remote.Tls;

/// <summary>Puts TLS over a connection, at either end. Blocks until it is agreed; the stream below bounds the time.</summary>
internal sealed class TlsAuthenticator(TlsSettings settings, CertificateSource certificates)
{
    private const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <exception cref="AuthenticationException">The peer's certificate was refused; the text says why.</exception>
    public SslStream AsServer(Stream stream)
    {
        var bundle = certificates.Current;
        var validation = new PeerValidation(settings, bundle);
        return Authenticate(stream, validation, tls => tls.AuthenticateAsServer(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(bundle.Own, bundle.Chain, offline: true),
            ClientCertificateRequired = settings.RequireMutualAuthentication,
            EnabledSslProtocols = Protocols,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => validation.Validate(certificate, chain, errors, peerIsServer: false),
        }));
    }

    /// <exception cref="AuthenticationException">The peer's certificate was refused; the text says why.</exception>
    public SslStream AsClient(Stream stream, string host)
    {
        var bundle = certificates.Current;
        var validation = new PeerValidation(settings, bundle);
        return Authenticate(stream, validation, tls => tls.AuthenticateAsClient(new SslClientAuthenticationOptions
        {
            TargetHost = host,
            ClientCertificateContext = SslStreamCertificateContext.Create(bundle.Own, bundle.Chain, offline: true),
            EnabledSslProtocols = Protocols,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => validation.Validate(certificate, chain, errors, peerIsServer: true),
        }));
    }

    private static SslStream Authenticate(Stream stream, PeerValidation validation, Action<SslStream> authenticate)
    {
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        try
        {
            authenticate(tls);
            return tls;
        }
        catch (AuthenticationException e) when (validation.Complaint is { } complaint)
        {
            tls.Dispose();
            throw new AuthenticationException($"The peer was refused: {complaint}.", e);
        }
        catch
        {
            tls.Dispose();
            throw;
        }
    }
}
