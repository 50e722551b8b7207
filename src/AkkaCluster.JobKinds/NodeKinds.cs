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
            return new JobKindRegistry(kinds.Select(kind => Traced(kind, options)), new InputRoots(options.InputRoots));
        }
        catch (ArgumentException clash)
        {
            throw new PluginException(clash.Message);
        }
    }

    /// <summary>The kinds of a plug-in that was pushed; it can be unloaded.</summary>
    /// <param name="options">The node's options.</param>
    /// <param name="folder">Where it lies: a folder of its name.</param>
    /// <param name="version">What stands behind their names; null for nothing.</param>
    /// <exception cref="PluginException">It cannot be used; the text says why.</exception>
    public static Plugin LoadPushed(KindOptions options, string folder, string? version)
    {
        ArgumentNullException.ThrowIfNull(options);
        var plugin = PluginLoader.LoadOne(folder, unloads: true);
        try
        {
            // Whoever lists the kinds asks for it.
            foreach (var kind in plugin.Kinds)
                _ = (kind.Name, kind.Description, kind.Parameters.ToJsonSchema());
        }
        catch (Exception failure)
        {
            plugin.Unload();
            throw new PluginException($"A job kind in '{plugin.Path}' cannot say what it is: {failure.Message}");
        }
        return plugin with { Kinds = [.. plugin.Kinds.Select(kind => Traced(version is null ? kind : new VersionedKind(kind, version), options))] };
    }

    private static JobKind Traced(JobKind kind, KindOptions options) => options.ExecutionLog.Length > 0 ? new TracedKind(kind, ExecutionLog.Of(options.ExecutionLog)) : kind;
}
