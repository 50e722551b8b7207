namespace AkkaCluster.Samples.Shop.Entities;

/// <summary>A message to one entity of a region.</summary>
internal interface IEntityMessage : IShopMessage
{
    string EntityId { get; }
}
