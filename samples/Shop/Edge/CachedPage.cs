namespace AkkaCluster.Samples.Shop.Edge;

/// <summary>What an edge node keeps of an address.</summary>
/// <param name="Content">The body.</param>
/// <param name="Headers">What goes with it.</param>
/// <param name="Tag">Its ETag.</param>
/// <param name="Lasting">For how long nobody has to be asked.</param>
/// <param name="At">When it was fetched or found unchanged.</param>
internal sealed record CachedPage(byte[] Content, IReadOnlyDictionary<string, string> Headers, string Tag, TimeSpan Lasting, long At);
