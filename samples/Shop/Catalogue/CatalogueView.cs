namespace AkkaCluster.Samples.Shop.Catalogue;

/// <summary>The catalogue as this node has it: read without asking anybody, and known how old it is.</summary>
internal sealed class CatalogueView(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Product> _offers = new(Product.All.Select(product => KeyValuePair.Create(product.Id, product)));
    private readonly ConcurrentDictionary<string, (ulong Pulse, long At)> _heard = new();
    private long _version;

    /// <summary>Changes with each change, on this node.</summary>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Read(ref _version)}");

    public IEnumerable<Product> Search(string? text) => Product.All.Select(product => _offers[product.Id])
        .Where(offer => string.IsNullOrWhiteSpace(text) || offer.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || offer.Text.Contains(text, StringComparison.OrdinalIgnoreCase));

    public Product? Find(string id) => _offers.GetValueOrDefault(id);

    /// <summary>By node, how long ago that was of which this replica has all that the node had written, in seconds.</summary>
    public IReadOnlyDictionary<string, double> Ages() => _heard.ToDictionary(pair => pair.Key, pair => Math.Round(time.GetElapsedTime(pair.Value.At).TotalSeconds, 1));

    public void Change(string product, Func<Product, Product> change)
    {
        if (!_offers.TryGetValue(product, out var offer) || change(offer) is var changed && changed == offer)
            return;
        _offers[product] = changed;
        Interlocked.Increment(ref _version);
    }

    /// <summary>A node's pulse is in this replica.</summary>
    public void Hear(string node, ulong pulse)
    {
        if (!_heard.TryGetValue(node, out var last) || last.Pulse != pulse)
            _heard[node] = (pulse, time.GetTimestamp());
    }

    /// <summary>A node is no member any more.</summary>
    public void Forget(string node) => _heard.TryRemove(node, out _);
}
