using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Plugins;

/// <summary>A job kind that was pushed, under its name and version.</summary>
internal sealed class VersionedKind(JobKind kind, string version) : WrappedKind(kind)
{
    public override string Name { get; } = KindVersion.Of(kind.Name, version);
}
