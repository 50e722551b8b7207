using Akka.Remote.Associations;
using Akka.Remote.Inbound;
using Akka.Remote.Wire;

namespace Akka.Remote.Tests.Inbound;

public class InboundIdsTests
{
    private readonly InboundIds<string> _ids = new();

    [Fact]
    public void A_defined_id_stands_for_its_value_until_all_are_forgotten()
    {
        _ids.Define(1, "one");
        _ids.Define(IdTable.Capacity, "last");
        Assert.Equal("one", _ids[1]);
        Assert.Equal("last", _ids[IdTable.Capacity]);

        _ids.Clear();

        Assert.Throws<FrameFormatException>(() => _ids[1]);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(7u)]
    [InlineData(uint.MaxValue)]
    public void An_id_that_was_not_defined_ends_the_connection(uint id) =>
        Assert.Throws<FrameFormatException>(() => _ids[id]);

    [Theory]
    [InlineData(0u)]
    [InlineData((uint)IdTable.Capacity + 1)]
    public void An_id_out_of_range_cannot_be_defined(uint id) =>
        Assert.Throws<FrameFormatException>(() => _ids.Define(id, "x"));
}
