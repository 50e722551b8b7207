namespace AkkaCluster.JobKinds;

/// <summary>Which job kinds a node has, and what they may read.</summary>
public sealed class KindOptions
{
    /// <summary>Folder of job kinds that others wrote: each in a folder of its own, plugins/NAME/NAME.dll.</summary>
    public string Plugins { get; set; } = "plugins";

    /// <summary>Whether job kinds may be pushed to the cluster and are loaded here, which is code of whoever may hand in jobs. The same on all nodes.</summary>
    public bool AllowPush { get; set; }

    /// <summary>
    /// The folders whose files jobs may read on this node, links resolved; relative ones begin where the node was started. "/" for all that its user may read. The same on all nodes.
    /// </summary>
    public IReadOnlyList<string> InputRoots { get; set; } = ["."];

    /// <summary>Folder for a file that names every task which this process begins to run, one input a line; empty: none. For tests and comparisons.</summary>
    public string ExecutionLog { get; set; } = "";

    /// <summary>What commands it runs.</summary>
    public ExecOptions Exec { get; } = new();

    /// <summary>The kind for tests.</summary>
    public FailOptions Fail { get; } = new();
}
