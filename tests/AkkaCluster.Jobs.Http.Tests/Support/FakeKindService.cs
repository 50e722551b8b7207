using System.Collections.Concurrent;
using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Http.Tests.Support;

/// <summary>Packages in memory; each is one kind, named as the package.</summary>
internal sealed class FakeKindService : IKindService
{
    private readonly ConcurrentQueue<KindPackage> _packages = new();

    /// <summary>What was pushed last.</summary>
    public IReadOnlyList<JobFile> Files { get; private set; } = [];

    /// <summary>How every call is refused; null for not at all.</summary>
    public JobRefusal? Refusal { get; set; }

    public Task<KindPackage> PushAsync(string name, IReadOnlyList<JobFile> files, CancellationToken cancellation = default)
    {
        Refuse();
        Files = files;
        var package = new KindPackage(name, "0123456789ab", "list", DateTimeOffset.UnixEpoch) { Kinds = name + ",other" };
        _packages.Enqueue(package);
        return Task.FromResult(package);
    }

    public Task<IReadOnlyList<KindPackage>> ListAsync(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<KindPackage>>([.. _packages]);

    public Task RemoveAsync(string name, string version, CancellationToken cancellation = default)
    {
        Refuse();
        return _packages.TryDequeue(out _) ? Task.CompletedTask : throw new JobRefusedException(JobRefusal.NotFound, $"There is no {name} {version}.");
    }

    private void Refuse()
    {
        if (Refusal is { } reason)
            throw new JobRefusedException(reason, "A test says so.");
    }
}
