using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Kinds;

/// <summary>Keeps the kinds of this node those that were pushed to the cluster: it looks into the job store every second, and at once where somebody asks for a kind that it does not know.</summary>
internal sealed class PushedKinds(IKindStore store, JobKindRegistry registry, PackageFolder folder, IHostApplicationLifetime lifetime, ILogger<PushedKinds> logger, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>A package that cannot be loaded is tried again so soon: its files may be stored again.</summary>
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<KindPackage, LoadedKinds> _loaded = [];
    private readonly HashSet<KindPackage> _failed = [];
    private IReadOnlyList<KindPackage> _packages = [];
    private DateTimeOffset _retryAt;

    public override void Dispose()
    {
        base.Dispose();
        _gate.Dispose();
        folder.Dispose();
    }

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
            foreach (var package in packages.Where(package => !_loaded.ContainsKey(package)))
                await LoadAsync(package, cancellation).ConfigureAwait(false);
            registry.SetPushed([.. packages.SelectMany(package => _loaded.GetValueOrDefault(package)?.Kinds ?? [])]);
            foreach (var gone in _loaded.Keys.Except(packages).ToList())
                Unload(gone);
            _failed.IntersectWith(packages);
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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!folder.IsAllowed)
            return;
        registry.Refresh = RefreshAsync;
        folder.DeleteLeft();
        // The store is open then.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult).ConfigureAwait(false);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
        using var timer = new PeriodicTimer(Period, time);
        do
            await RefreshAsync(stoppingToken).ConfigureAwait(false);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task LoadAsync(KindPackage package, CancellationToken cancellation)
    {
        try
        {
            var loaded = await folder.LoadAsync(package.Name, package.Version, package.Files, cancellation).ConfigureAwait(false);
            _loaded.Add(package, loaded);
            _failed.Remove(package);
            KindLog.Loaded(logger, package.Name, package.Version, string.Join(", ", loaded.Kinds.Select(kind => kind.Name)));
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            if (_failed.Add(package))
                KindLog.NotLoaded(logger, package.Name, package.Version, e.Message);
        }
    }

    private void Unload(KindPackage package)
    {
        _loaded.Remove(package, out var loaded);
        loaded!.Unload();
        KindLog.Unloaded(logger, package.Name, package.Version);
    }
}
