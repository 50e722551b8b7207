using AkkaCluster.Hosting.Lifetime;

namespace AkkaCluster.Samples.Shop;

/// <summary>The database is there before anybody hears of the node.</summary>
internal sealed class ShopPreparation(ShopDatabase database, Accounts accounts) : INodePreparation
{
    public Task PrepareAsync(CancellationToken cancellation)
    {
        database.Create();
        accounts.EnsureKeeper();
        return Task.CompletedTask;
    }
}
