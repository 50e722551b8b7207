using System.Collections.Concurrent;

namespace AkkaCluster.Peers.Hosts;

/// <summary>A folder that is gone at the end, of this process too.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private static readonly ConcurrentDictionary<TemporaryFolder, bool> Left = new();

    static TemporaryFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var folder in Left.Keys)
            folder.Dispose();
    };

    public TemporaryFolder() => Left[this] = true;

    public string Path { get; } = Directory.CreateTempSubdirectory("akkacluster-peers-").FullName;

    public void Dispose()
    {
        Left.TryRemove(this, out _);
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Something that ends just now still writes there.
        }
    }
}
