namespace AkkaCluster.Peers.Frame;

/// <summary>A run as it was asked for.</summary>
/// <param name="Only">Keys of rows and of subjects with commas between; of each none means all.</param>
/// <param name="Rounds">How often each is measured.</param>
/// <param name="IsSmall">Whether only to see that everything runs.</param>
/// <param name="Write">The file whose tables are replaced; null for none.</param>
internal sealed record ComparisonOptions(string Only, int Rounds, bool IsSmall, string? Write);
