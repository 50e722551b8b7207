using System.Collections.Concurrent;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Kinds;

namespace AkkaCluster.Jobs.Tests.Support;

/// <summary>A plug-in is a file NAME.dll with the names of its kinds, divided by commas.</summary>
internal sealed class FakeKindLoader : IKindLoader
{
    public bool IsAllowed { get; set; } = true;

    /// <summary>The folders that were loaded and not unloaded.</summary>
    public ConcurrentDictionary<string, bool> Loaded { get; } = new();

    public LoadedKinds Load(string folder, string? version)
    {
        var text = File.ReadAllText(Path.Combine(folder, Path.GetFileName(folder) + ".dll"));
        if (text == "broken")
            throw new JobRefusedException(JobRefusal.Invalid, "The plug-in is broken.");
        Loaded[folder] = true;
        return new LoadedKinds([.. text.Split(',').Select(name => new TestKinds.Named(version is null ? name : KindVersion.Of(name, version)))], () => Loaded.TryRemove(folder, out _));
    }
}
