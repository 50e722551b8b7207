using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Kinds;

/// <summary>Brings packages of job kinds to this machine, and loads them.</summary>
internal sealed class PackageFolder(IFileStore store, IKindLoader loader, string place) : IDisposable
{
    private const int Page = 1000;

    private readonly FileTransfer _transfer = new(store);
    private readonly WorkFolder _folder = new(place);

    public bool IsAllowed => loader.IsAllowed;

    /// <summary>Loads a package from the list of its files. Whoever unloads it deletes it.</summary>
    public async Task<LoadedKinds> LoadAsync(string name, string? version, string files, CancellationToken cancellation)
    {
        var place = _folder.Make("kinds");
        try
        {
            var path = Path.Combine(place, name);
            var after = "";
            while (await store.ReadAttachedAsync(files, after, Page, cancellation).ConfigureAwait(false) is { Count: > 0 } page)
            {
                foreach (var file in page)
                    await FetchAsync(file, Path.Combine(path, file.Name), cancellation).ConfigureAwait(false);
                after = page[^1].Name;
            }
            var loaded = loader.Load(path, version);
            return loaded with
            {
                Unload = () =>
                {
                    loaded.Unload();
                    WorkFolder.Delete(place);
                },
            };
        }
        catch
        {
            WorkFolder.Delete(place);
            throw;
        }
    }

    /// <summary>Deletes what nodes have left that are no more.</summary>
    public void DeleteLeft() => _folder.DeleteLeft();

    public void Dispose() => _folder.Dispose();

    private Task FetchAsync(JobFile file, string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return _transfer.FetchAsync(file, path, cancellation);
    }
}
