using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Kinds;

/// <summary>The kinds of this node that were pushed to the cluster: those of the job store, as far as they can be loaded here.</summary>
internal sealed class PushedKinds(IKindStore store, JobKindRegistry registry, PackageFolder folder, ILogger logger, TimeProvider time) : IDisposable
{
    /// <summary>A package that cannot be loaded is tried again so soon: its files may be stored again.</summary>
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>By the lists of their files: a version that is pushed again keeps its list.</summary>
    private readonly Dictionary<string, LoadedKinds> _loaded = [];
    private readonly HashSet<string> _failed = [];
    private IReadOnlyList<KindPackage> _packages = [];
    private DateTimeOffset _retryAt;

    public void Dispose() => _gate.Dispose();

    /// <summary>Looks into the job store now. A store that is away is looked into again.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        if (!folder.IsAllowed)
            return;
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var packages = await store.ReadPackagesAsync(cancellation).ConfigureAwait(false);
            if (packages.SequenceEqual(_packages) && (_failed.Count == 0 || time.GetUtcNow() < _retryAt))
                return;
            _retryAt = time.GetUtcNow() + RetryPause;
            foreach (var package in packages.Where(package => !_loaded.ContainsKey(package.Files)))
                await LoadAsync(package, cancellation).ConfigureAwait(false);
            registry.SetPushed([.. packages.SelectMany(package => _loaded.GetValueOrDefault(package.Files)?.Kinds ?? [])]);
            foreach (var gone in _loaded.Keys.Except(packages.Select(package => package.Files)).ToList())
                Unload(gone);
            _failed.IntersectWith(packages.Select(package => package.Files));
            _packages = packages;
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreCorruptException)
        {
            // Looked into again in a second; others tell of it.
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task LoadAsync(KindPackage package, CancellationToken cancellation)
    {
        try
        {
            var loaded = await folder.LoadAsync(package.Name, package.Version, package.Files, cancellation).ConfigureAwait(false);
            _loaded.Add(package.Files, loaded);
            _failed.Remove(package.Files);
            KindLog.Loaded(logger, package.Name, package.Version, Names(loaded));
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            if (_failed.Add(package.Files))
                KindLog.NotLoaded(logger, package.Name, package.Version, e.Message);
        }
    }

    private void Unload(string files)
    {
        _loaded.Remove(files, out var loaded);
        loaded!.Unload();
        KindLog.Unloaded(logger, Names(loaded));
    }

    private static string Names(LoadedKinds loaded) => string.Join(", ", loaded.Kinds.Select(kind => kind.Name));
}
