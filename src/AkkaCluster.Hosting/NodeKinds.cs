using AkkaCluster.Contracts;
using AkkaCluster.JobKinds;
using AkkaCluster.JobKinds.Exec;
using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Plugins;
using AkkaCluster.Hosting.Tracing;

namespace AkkaCluster.Hosting;

/// <summary>The job kinds of a node: those that come with the cluster and those of its plug-ins.</summary>
public static class NodeKinds
{
    /// <summary>Makes them as the node's settings say.</summary>
    /// <param name="settings">The node's settings.</param>
    /// <param name="loaded">Told of each plug-in.</param>
    /// <exception cref="NodeOptionsException">A plug-in cannot be used, or two kinds have one name.</exception>
    public static JobKindRegistry From(NodeSettings settings, Action<Plugin>? loaded = null)
    {
        var config = settings.Config;
        var exec = new ExecPolicy(
            config.GetBoolean("akkacluster.exec.enabled", false), [.. config.GetStringList("akkacluster.exec.allow")], [.. config.GetStringList("akkacluster.exec.environment")]);
        var maxOutput = (int)(config.GetByteSize("akkacluster.worker.max-output-size") ?? config.GetByteSize("akkacluster.server.max-output-size") ?? BuiltInKinds.UsualMaxOutput);
        var plugins = PluginLoader.Load(settings.PluginsFolder);
        foreach (var plugin in plugins)
            loaded?.Invoke(plugin);
        try
        {
            IEnumerable<JobKind> kinds = [.. BuiltInKinds.Create(exec, config.GetBoolean("akkacluster.fail.allow-exit", false), maxOutput: maxOutput), .. plugins.SelectMany(plugin => plugin.Kinds)];
            if (config.GetString("akkacluster.execution-log", "") is { Length: > 0 } folder)
            {
                var log = new ExecutionLog(folder);
                kinds = kinds.Select(kind => new TracedKind(kind, log));
            }
            return new JobKindRegistry(kinds, new InputRoots(config.GetStringList("akkacluster.input-roots")));
        }
        catch (ArgumentException clash)
        {
            throw new NodeOptionsException(clash.Message);
        }
    }
}
