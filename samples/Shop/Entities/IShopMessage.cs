namespace AkkaCluster.Samples.Shop.Entities;

/// <summary>What goes between nodes or into the journal: <see cref="ShopSerializer"/> writes it.</summary>
internal interface IShopMessage;
