namespace AkkaCluster.Hosting.Flags;

/// <summary>The flags that every node has.</summary>
public static class CommonFlags
{
    /// <summary>In the order in which the help shows them.</summary>
    public static IReadOnlyList<NodeFlag> All { get; } =
    [
        NodeFlag.For("--hostname", "HOST", "akkacluster.hostname", "address to listen on (default 127.0.0.1)"),
        NodeFlag.For("--public-hostname", "HOST", "akkacluster.public-hostname", "name under which others reach this node, if another"),
        new("--port", "PORT", "remoting port; 4053 or the next free one unless given", text => Exact("akkacluster.port", text)),
        NodeFlag.ListOf("--seeds", "HOST:PORT,...", "akkacluster.seeds", "addresses of the seed nodes"),
        NodeFlag.ListOf("--roles", "ROLE,...", "akkacluster.roles", "further roles of this node"),
        NodeFlag.For("--http-port", "PORT", "akkacluster.http.port", "port of HTTP API and dashboard (default 8080 or the next free one)"),
        NodeFlag.For("--http-hostname", "HOST", "akkacluster.http.hostname", "address that the HTTP API listens on, if another"),
        NodeFlag.Switch("--no-http", "akkacluster.http.enabled", "off", "serve no HTTP"),
        NodeFlag.For("--token", "TOKEN", "akkacluster.http.token", "bearer token that HTTP and pbm callers must show"),
        new("--pbm-port", "PORT", "port of the pbm console (default 9110 or the next free one)", text =>
        [
            new("akkacluster.pbm.enabled", "on"),
            new("akkacluster.pbm.port", text),
        ]),
        NodeFlag.Switch("--no-pbm", "akkacluster.pbm.enabled", "off", "serve no pbm console"),
        NodeFlag.For("--tls-certificate", "FILE", "akkacluster.tls.certificate", "certificate for mutual TLS between nodes, PEM or PKCS#12; turns TLS on"),
        NodeFlag.For("--tls-password", "PASSWORD", "akkacluster.tls.password", "password of that file or of the key"),
        NodeFlag.For("--tls-key", "FILE", "akkacluster.tls.key", "key of a PEM certificate, where it is in a file of its own"),
        NodeFlag.For("--tls-authority", "FILE", "akkacluster.tls.authority", "PEM file of the authorities that nodes' certificates must come from"),
        NodeFlag.Switch("--insecure", "akkacluster.insecure", "on", "listen openly without TLS and token"),
        NodeFlag.For("--log-level", "LEVEL", "akkacluster.logging.level", "Trace, Debug, Information, Warning or Error (default Information)"),
        NodeFlag.Switch("--log-json", "akkacluster.logging.json", "on", "log one JSON object a line"),
        NodeFlag.Switch("--stop-with-parent", "akkacluster.stop-with-parent", "on", "end when standard input ends"),
    ];

    /// <summary>The flags of a node that keeps or runs jobs.</summary>
    public static IReadOnlyList<NodeFlag> Cluster { get; } =
    [
        new("--data", "FOLDER", "folder of the embedded job store and of what tasks write (default data)", text =>
        [
            new("akkacluster.store.directory", text),
            new("akkacluster.jobs.output-directory", Path.Combine(text, "output")),
        ]),
        NodeFlag.For("--store", "sqlite|postgres", "akkacluster.store.provider", "which job store"),
        NodeFlag.For("--store-connection", "TEXT", "akkacluster.store.connection-string", "connection string of the PostgreSQL job store"),
        Plugins,
        InputRoots,
        AllowExec,
        AllowEnvironment,
    ];

    /// <summary>The flags of a node that runs tasks.</summary>
    public static IReadOnlyList<NodeFlag> Executing { get; } =
    [
        NodeFlag.For("--slots", "N", "akkacluster.worker.slots", "tasks that run at once (default: one per core)"),
        NodeFlag.Switch("--standby", "akkacluster.worker.standby", "on", "take work only when the active workers are lost"),
        ExecutionLog,
    ];

    /// <summary>The flags of a node outside a cluster that runs tasks.</summary>
    public static IReadOnlyList<NodeFlag> Handlers => [Plugins, InputRoots, AllowExec, AllowEnvironment, ExecutionLog];

    private static NodeFlag Plugins => NodeFlag.For("--plugins", "FOLDER", "akkacluster.plugins", "folder of further job kinds (default plugins)");

    private static NodeFlag InputRoots =>
        NodeFlag.ListOf("--input-roots", "FOLDER,...", "akkacluster.input-roots", "folders whose files jobs may read (default: where the node was started); / for all");

    private static NodeFlag ExecutionLog => NodeFlag.For("--execution-log", "FOLDER", "akkacluster.execution-log", "write down every task that begins to run here");

    private static NodeFlag AllowExec => new("--allow-exec", "NAME,...", "commands that jobs may run; * for any; the same on all nodes", text =>
    [
        new("akkacluster.exec.enabled", "on"),
        new("akkacluster.exec.allow", Configuration.HoconText.List(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))),
    ]);

    private static NodeFlag AllowEnvironment => NodeFlag.ListOf("--allow-environment", "NAME,...", "akkacluster.exec.environment", "variables that jobs may set for their commands");

    private static IEnumerable<KeyValuePair<string, string>> Exact(string key, string text) => [new(key, text)];
}
