using AkkaCluster.Contracts;
using AkkaCluster.JobKinds.Plugins;
using AkkaCluster.JobKinds.Tracing;

namespace AkkaCluster.JobKinds;

/// <summary>The job kinds of a node: those that come with the cluster, those of plug-ins, and those of the program that it is part of.</summary>
public static class NodeKinds
{
    /// <param name="options">The node's options.</param>
    /// <param name="maxOutput">The most bytes that a task may put out.</param>
    /// <param name="own">Kinds of the program's own.</param>
    /// <param name="loaded">Told of each plug-in.</param>
    /// <exception cref="PluginException">A plug-in cannot be used, or two kinds have one name.</exception>
    public static JobKindRegistry Create(KindOptions options, int maxOutput, IEnumerable<JobKind>? own = null, Action<Plugin>? loaded = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var plugins = PluginLoader.Load(options.Plugins);
        foreach (var plugin in plugins)
            loaded?.Invoke(plugin);
        try
        {
            IEnumerable<JobKind> kinds = [.. BuiltInKinds.Create(options.Exec.ToPolicy(), options.Fail.AllowExit, maxOutput: maxOutput), .. plugins.SelectMany(plugin => plugin.Kinds), .. own ?? []];
            if (options.ExecutionLog.Length > 0)
            {
                var log = new ExecutionLog(options.ExecutionLog);
                kinds = kinds.Select(kind => new TracedKind(kind, log));
            }
            return new JobKindRegistry(kinds, new InputRoots(options.InputRoots));
        }
        catch (ArgumentException clash)
        {
            throw new PluginException(clash.Message);
        }
    }
}
