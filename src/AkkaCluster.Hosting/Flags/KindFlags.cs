namespace AkkaCluster.Hosting.Flags;

/// <summary>The flags of nodes that know kinds of work.</summary>
public static class KindFlags
{
    /// <summary>Of any.</summary>
    public static IReadOnlyList<NodeFlag> All { get; } =
    [
        NodeFlag.For("--plugins", "FOLDER", "akkacluster.plugins", "folder of further job kinds (default plugins)"),
        NodeFlag.For("--input-roots", "FOLDER,...", "akkacluster.input-roots", "folders whose files jobs may read (default: where the node was started); / for all"),
        new("--allow-exec", "NAME,...", "commands that jobs may run; * for any; the same on all nodes", text => [new("akkacluster.exec.enabled", "on"), new("akkacluster.exec.allow", text)]),
        NodeFlag.For("--allow-environment", "NAME,...", "akkacluster.exec.environment", "variables that jobs may set for their commands"),
    ];

    /// <summary>Of one that runs it.</summary>
    public static NodeFlag ExecutionLog { get; } = NodeFlag.For("--execution-log", "FOLDER", "akkacluster.execution-log", "write down every task that begins to run here");
}
