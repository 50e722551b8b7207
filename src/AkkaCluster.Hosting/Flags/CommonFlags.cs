namespace AkkaCluster.Hosting.Flags;

/// <summary>The flags that every node has.</summary>
internal static class CommonFlags
{
    /// <summary>In the order in which the help shows them.</summary>
    public static IReadOnlyList<NodeFlag> All { get; } =
    [
        NodeFlag.For("--hostname", "HOST", "akkacluster.hostname", "address to listen on (default 127.0.0.1)"),
        NodeFlag.For("--public-hostname", "HOST", "akkacluster.public-hostname", "name under which others reach this node, if another"),
        NodeFlag.For("--port", "PORT", "akkacluster.port", "remoting port; 4053 or the next free one unless given"),
        NodeFlag.For("--http-port", "PORT", "akkacluster.http.port", "port of HTTP API and dashboard (default 8080 or the next free one)"),
        NodeFlag.For("--http-hostname", "HOST", "akkacluster.http.hostname", "address that the HTTP API listens on, if another"),
        NodeFlag.Switch("--no-http", "akkacluster.http.enabled", "off", "serve no HTTP"),
        NodeFlag.For("--token", "TOKEN", "akkacluster.http.token", "bearer token that HTTP and pbm callers must show"),
        NodeFlag.For("--tls-certificate", "FILE", "akkacluster.tls.certificate", "certificate for mutual TLS between nodes, PEM or PKCS#12; turns TLS on"),
        NodeFlag.For("--tls-password", "PASSWORD", "akkacluster.tls.password", "password of that file or of the key"),
        NodeFlag.For("--tls-key", "FILE", "akkacluster.tls.key", "key of a PEM certificate, where it is in a file of its own"),
        NodeFlag.For("--tls-authority", "FILE", "akkacluster.tls.authority", "PEM file of the authorities that nodes' certificates must come from"),
        NodeFlag.Switch("--insecure", "akkacluster.insecure", "on", "listen openly without TLS and token"),
        NodeFlag.For("--log-level", "LEVEL", "akkacluster.logging.level", "Trace, Debug, Information, Warning or Error (default Information)"),
        NodeFlag.Switch("--log-json", "akkacluster.logging.json", "on", "log one JSON object a line"),
        NodeFlag.Switch("--stop-with-parent", "akkacluster.stop-with-parent", "on", "end when standard input ends"),
    ];
}
