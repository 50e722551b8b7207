using System.Runtime.Serialization;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using AkkaCluster.Samples.Shop.Carts;
using AkkaCluster.Samples.Shop.Entities;
using AkkaCluster.Samples.Shop.Orders;
using AkkaCluster.Tests;

namespace AkkaCluster.Samples.Shop.Tests.Entities;

public sealed class ShopSerializerTests
{
    [Fact]
    public void What_is_written_looks_as_it_was_approved()
    {
        var schema = new JsonObject(ShopSerializer.Types.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)ShopSerializer.Json.GetJsonSchemaAsNode(pair.Value))));
        Approved.Hold("schema.approved.json", schema.ToJsonString(new(ShopSerializer.Json) { WriteIndented = false }).Replace("},\"", "},\n\"", StringComparison.Ordinal) + "\n");
    }

    [Fact]
    public void Each_message_is_read_as_it_was_written()
    {
        var serializer = new ShopSerializer(null!);
        var order = Order.Empty.Apply(new OrderEvent.Placed("anna-1", "anna", [new CartLine("mug", 2, 790)], DateTimeOffset.UnixEpoch)).Apply(new OrderEvent.LineReserved("mug")).Apply(new OrderEvent.Charged("charge-1"));
        var read = Assert.IsType<Order>(serializer.FromBinary(serializer.ToBinary(order), serializer.Manifest(order)));
        Assert.Equal(order with { Lines = [] }, read with { Lines = [] });
        Assert.Equal(order.Lines, read.Lines);
        Assert.Equal(OrderState.Dispatching, read.State);
    }

    [Theory]
    [InlineData("System.Object")]
    [InlineData("CartEvent")]
    [InlineData("")]
    public void A_manifest_that_is_not_of_the_list_is_refused(string manifest) => Assert.Throws<SerializationException>(() => ShopSerializer.Read("{}"u8, manifest));

    [Fact]
    public void A_message_that_lacks_something_is_refused() => Assert.ThrowsAny<Exception>(() => ShopSerializer.Read("""{"product":"mug"}"""u8, "CartEvent.LineSet"));
}
