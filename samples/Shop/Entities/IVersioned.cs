namespace AkkaCluster.Samples.Shop.Entities;

/// <summary>An answer that says at which version the entity was.</summary>
internal interface IVersioned
{
    long Version { get; }
}
