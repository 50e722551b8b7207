using AkkaCluster.JobKinds.Exec;

namespace AkkaCluster.JobKinds;

/// <summary>What commands are run for jobs of kind exec; the section Exec. The same on all nodes.</summary>
public sealed class ExecOptions
{
    /// <summary>Whether any is.</summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// Which; "*" for any. It names programs, not what they do: one that starts others (env, find, xargs, any shell or interpreter) allows them all. The node that a job is handed
    /// in at refuses what it does not allow, and each worker does again.
    /// </summary>
    public IReadOnlyList<string> Allow { get; set; } = [];

    /// <summary>
    /// Variables that jobs may set for their commands; "*" for any but LD_* and the like, and AKKACLUSTER_*, which no job sets. Many programs run code that a variable names (PERL5OPT,
    /// BASH_ENV, PYTHONPATH, GIT_SSH): such a name allows whoever submits jobs to run anything.
    /// </summary>
    public IReadOnlyList<string> Environment { get; set; } = [];

    internal ExecPolicy ToPolicy() => new(Enabled, Allow, Environment);
}
