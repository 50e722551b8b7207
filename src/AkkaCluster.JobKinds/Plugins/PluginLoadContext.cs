using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.JobKinds.Plugins;

/// <summary>Loads a plug-in with its own versions of everything but the contract that it shares with the node.</summary>
internal sealed class PluginLoadContext(string path, bool unloads) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path), unloads)
{
    /// <summary>The contract, and what its types are made of.</summary>
    private static readonly HashSet<string?> Shared = [typeof(Contracts.JobKind).Assembly.GetName().Name, typeof(ILogger).Assembly.GetName().Name];

    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        Shared.Contains(assemblyName.Name) ? null
        : _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
}
