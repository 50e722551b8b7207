namespace AkkaCluster.Samples.Shop.Front;

/// <summary>A file of the page.</summary>
/// <param name="Name">With its hash, under which it never changes.</param>
/// <param name="Tag">Its ETag.</param>
internal sealed record Asset(string Name, string Tag, string ContentType, byte[] Content);
