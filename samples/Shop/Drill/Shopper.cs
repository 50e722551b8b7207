namespace AkkaCluster.Samples.Shop.Drill;

/// <summary>Shops, and remembers what it was told: the cart as it left it, and the orders that were acknowledged.</summary>
internal sealed class Shopper(string name, int first, IReadOnlyList<Uri> gateways, Series reads, int seed, Availability availability) : IDisposable
{
    private const int MostOfOne = 3;
    private static readonly TimeSpan Think = TimeSpan.FromMilliseconds(150);

    private readonly ShopperClient _client = new(gateways, first, availability);
    private readonly ShopperClient _window = new(gateways, first, availability);
    private readonly Random _random = new(seed);

    public string Name => name;

    /// <summary>Pieces by product, as the owner left them.</summary>
    public SortedDictionary<string, int> Cart { get; } = new(StringComparer.Ordinal);

    /// <summary>Orders that were acknowledged, with what was in the cart then.</summary>
    public Dictionary<string, IReadOnlyDictionary<string, int>> Orders { get; } = [];

    /// <summary>Answers that were not what the owner knew.</summary>
    public List<string> Surprises { get; } = [];

    public void Dispose()
    {
        _client.Dispose();
        _window.Dispose();
    }

    public async Task EnterAsync(CancellationToken cancellation)
    {
        await _client.AskAsync(null, HttpMethod.Post, "api/users", new { name, password = $"password of {name}" }, "enter", cancellation);
        await ReadCartAsync(cancellation);
    }

    /// <summary>Shops until it is time to leave, and finishes what it began; looks at the catalogue all the while, as in a second window.</summary>
    public Task ShopAsync(CancellationToken leave, CancellationToken cancellation) => Task.WhenAll(
        DoAsync(_client, BuyAsync, leave, cancellation),
        DoAsync(_window, token => _window.AskAsync(reads, HttpMethod.Get, "api/catalogue", null, null, token), leave, cancellation));

    private async Task DoAsync(ShopperClient client, Func<CancellationToken, Task> something, CancellationToken leave, CancellationToken cancellation)
    {
        while (!leave.IsCancellationRequested)
        {
            client.Turn(first);
            await something(cancellation);
            await Task.Delay(Think, cancellation);
        }
    }

    private Task BuyAsync(CancellationToken cancellation) => _random.Next(6) switch
    {
        < 3 => SetLineAsync(cancellation),
        3 when Orders.Count > 0 => ReadOrderAsync(cancellation),
        4 when Cart.Count > 0 => CheckOutAsync(cancellation),
        _ => ReadCartAsync(cancellation),
    };

    private async Task ReadCartAsync(CancellationToken cancellation) =>
        Hold((await _client.AskAsync(Series.OrderReads, HttpMethod.Get, "api/cart", null, null, cancellation)).Body, "reading the cart");

    private async Task SetLineAsync(CancellationToken cancellation)
    {
        var (product, quantity) = (Product.All[_random.Next(Product.All.Count)].Id, _random.Next(MostOfOne + 1));
        var (_, body) = await _client.AskAsync(Series.OrderWrites, HttpMethod.Put, $"api/cart/{product}?quantity={quantity}", null, null, cancellation);
        if (quantity == 0)
            Cart.Remove(product);
        else
            Cart[product] = quantity;
        Hold(body, $"setting {product} to {quantity}");
    }

    private async Task CheckOutAsync(CancellationToken cancellation)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{name}-{Orders.Count + 1}");
        var (status, body) = await _client.AskAsync(Series.OrderWrites, HttpMethod.Post, "api/checkout", null, key, cancellation);
        if (status != HttpStatusCode.OK)
        {
            Surprises.Add($"{name} was refused the checkout of {Cart.Count} lines: {body}");
            return;
        }
        if (!Orders.TryAdd(body.GetProperty("order").GetString()!, new Dictionary<string, int>(Cart)))
            Surprises.Add($"{name} got the order {body} for two checkouts.");
        Cart.Clear();
    }

    private async Task ReadOrderAsync(CancellationToken cancellation)
    {
        var order = Orders.Keys.ElementAt(_random.Next(Orders.Count));
        var (status, _) = await _client.AskAsync(Series.OrderReads, HttpMethod.Get, $"api/orders/{order}", null, null, cancellation);
        if (status != HttpStatusCode.OK)
            Surprises.Add($"{name}'s order {order}, which was acknowledged, is answered with {(int)status}.");
    }

    private void Hold(JsonElement body, string what)
    {
        var told = body.TryGetProperty("lines", out var lines) ? lines.EnumerateArray().Select(line => (line.GetProperty("product").GetString()!, line.GetProperty("quantity").GetInt32())) : [];
        if (!told.OrderBy(line => line.Item1, StringComparer.Ordinal).SequenceEqual(Cart.Select(line => (line.Key, line.Value))))
            Surprises.Add($"{name} found another cart after {what}: {body}; expected {string.Join(", ", Cart)}.");
    }
}
