namespace AkkaCluster.Samples.Shop.Catalogue;

/// <summary>A product: as the shop opens with it, and as a node's replica has it.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Text">What it is.</param>
/// <param name="Price">In cents.</param>
/// <param name="Stock">How many there are; in a replica a hint, which the order settles.</param>
internal sealed record Product(string Id, string Name, string Text, long Price, int Stock)
{
    public static IReadOnlyList<Product> All { get; } = Read();

    private static List<Product> Read()
    {
        using var file = typeof(Product).Assembly.GetManifestResourceStream("products.json")!;
        return JsonSerializer.Deserialize<List<Product>>(file, JsonSerializerOptions.Web)!;
    }
}
