using System.Reflection;
using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Plugins;

/// <summary>Finds the job kinds that others wrote: <c>plugins/NAME/NAME.dll</c>, each in a load context of its own.</summary>
public static class PluginLoader
{
    /// <summary>The kinds of all plug-ins; none where the folder is missing.</summary>
    /// <exception cref="PluginException">A plug-in cannot be used; the text says which and why.</exception>
    public static IReadOnlyList<Plugin> Load(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(plugin => LoadOne(plugin))]
        : [];

    /// <summary>The kinds of the plug-in in a folder of its name.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="unloads">Whether it may be unloaded.</param>
    /// <exception cref="PluginException">It cannot be used; the text says why.</exception>
    public static Plugin LoadOne(string folder, bool unloads = false)
    {
        var path = Path.GetFullPath(Path.Combine(folder, Path.GetFileName(folder) + ".dll"));
        if (!File.Exists(path))
            throw new PluginException($"The plug-in folder '{folder}' has no {Path.GetFileName(path)}; expected an assembly of the folder's name.");
        try
        {
            var assembly = new PluginLoadContext(path, unloads).LoadFromAssemblyPath(path);
            var kinds = assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(JobKind)) && !type.IsAbstract).Select(type => Create(type, path)).ToList();
            return kinds.Count > 0
                ? new Plugin(path, kinds) { Assembly = assembly }
                : throw new PluginException($"The plug-in '{path}' has no public class that derives from {typeof(JobKind)}.");
        }
        catch (Exception failure) when (failure is BadImageFormatException or FileLoadException or FileNotFoundException or TypeLoadException)
        {
            throw new PluginException($"The plug-in '{path}' cannot be loaded: {failure.Message}");
        }
    }

    private static JobKind Create(Type type, string path)
    {
        if (type.GetConstructor(Type.EmptyTypes) is null)
            throw new PluginException($"The job kind {type} in '{path}' has no public constructor without parameters.");
        try
        {
            return (JobKind)Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException failure)
        {
            throw new PluginException($"The job kind {type} in '{path}' cannot be made: {failure.InnerException!.Message}");
        }
    }
}
