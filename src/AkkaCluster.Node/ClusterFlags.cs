using AkkaCluster.Hosting.Flags;

namespace AkkaCluster.Node;

/// <summary>The flags of programs that are nodes of a job cluster.</summary>
public static class ClusterFlags
{
    /// <summary>Of any.</summary>
    public static IReadOnlyList<NodeFlag> All { get; } =
    [
        NodeFlag.For("--seeds", "HOST:PORT,...", "akkacluster.seeds", "addresses of the seed nodes"),
        NodeFlag.For("--discovery", "static|kubernetes", "akkacluster.discovery", "how the other nodes are found: by --seeds (default), or by asking Kubernetes"),
        NodeFlag.For("--roles", "ROLE,...", "akkacluster.roles", "further roles of this node"),
        new("--pbm-port", "PORT", "port of the pbm console (default 9110 or the next free one)", text => [new("akkacluster.pbm.enabled", "on"), new("akkacluster.pbm.port", text)]),
        NodeFlag.Switch("--no-pbm", "akkacluster.pbm.enabled", "off", "serve no pbm console"),
        new("--data", "FOLDER", "folder of the embedded job store, of what tasks write, and of files that workers work on (default data)",
            text => [new("akkacluster.store.directory", text), new("akkacluster.jobs.output-directory", Path.Combine(text, "output")), new("akkacluster.worker.work-directory", Path.Combine(text, "work"))]),
        NodeFlag.For("--store", "sqlite|postgres", "akkacluster.store.provider", "which job store"),
        NodeFlag.For("--store-connection", "TEXT", "akkacluster.store.connection-string", "connection string of the PostgreSQL job store"),
        NodeFlag.For("--queues", "NAME=WEIGHT,...", "akkacluster.jobs.queues", "how much of the workers each queue is to have beside others (default: 1)"),
        NodeFlag.For("--limits", "KEY=VALUE:N,...", "akkacluster.jobs.limits", "tasks at once, or N/s, N/m, N/h begun, of jobs of a queue, kind or label"),
        .. KindFlags.All,
        NodeFlag.Switch("--allow-push", "akkacluster.allow-push", "on", "load job kinds that are pushed to the cluster; the same on all nodes"),
    ];

    /// <summary>Of one that runs tasks.</summary>
    public static IReadOnlyList<NodeFlag> Worker { get; } =
    [
        .. All,
        NodeFlag.For("--slots", "N", "akkacluster.worker.slots", "tasks that run at once (default: one per core)"),
        NodeFlag.For("--labels", "NAME=VALUE,...", "akkacluster.worker.labels", "what this worker is, for jobs that require it"),
        NodeFlag.For("--resources", "NAME=AMOUNT,...", "akkacluster.worker.resources", "what it has for tasks that require some of it"),
        NodeFlag.Switch("--standby", "akkacluster.worker.standby", "on", "take work only when the active workers are lost"),
        KindFlags.ExecutionLog,
    ];
}
