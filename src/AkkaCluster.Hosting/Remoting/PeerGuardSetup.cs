using Akka.Actor.Setup;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>Tells the transport what a peer has to show.</summary>
internal sealed class PeerGuardSetup(ClusterSecret? secret, PeerCertificates? certificates) : Setup
{
    /// <summary>What peers prove to know before anything else is heard of them; null where nobody is asked.</summary>
    public ClusterSecret? Secret => secret;

    /// <summary>The certificates that peers showed; null without TLS.</summary>
    public PeerCertificates? Certificates => certificates;
}
