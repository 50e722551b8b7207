namespace AkkaCluster.Samples.Shop;

/// <summary>The section Shop.</summary>
internal sealed class ShopOptions
{
    /// <summary>The folder of the embedded database: journal, read tables, accounts.</summary>
    public string Directory { get; set; } = "data";

    /// <summary>PostgreSQL in its place.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>Where the payment provider is.</summary>
    public Uri Provider { get; set; } = new("http://127.0.0.1:8090");

    /// <summary>Password of the account <c>keeper</c>, who may change prices, restock and ask for reports; none: there is no keeper.</summary>
    public string KeeperPassword { get; set; } = "";

    /// <summary>How long a cart or order nobody asks for stays in memory.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether a drill may cut this node off.</summary>
    public bool Drill { get; set; }
}
