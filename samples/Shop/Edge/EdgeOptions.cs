namespace AkkaCluster.Samples.Shop.Edge;

/// <summary>The section Edge.</summary>
internal sealed class EdgeOptions
{
    /// <summary>What it is called.</summary>
    public string Name { get; set; } = "edge";

    /// <summary>Gateways that it asks first who belongs to the cluster, with commas between.</summary>
    public string Gateways { get; set; } = "http://127.0.0.1:8080";
}
