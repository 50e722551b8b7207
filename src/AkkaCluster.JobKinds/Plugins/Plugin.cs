using System.Reflection;
using System.Runtime.Loader;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Plugins;

/// <summary>An assembly of others' and the job kinds in it.</summary>
public sealed record Plugin(string Path, IReadOnlyList<JobKind> Kinds)
{
    internal Assembly? Assembly { get; init; }

    /// <summary>Lets its assemblies go once nobody uses its kinds any more; of one that was loaded so.</summary>
    public void Unload() => AssemblyLoadContext.GetLoadContext(Assembly!)!.Unload();
}
