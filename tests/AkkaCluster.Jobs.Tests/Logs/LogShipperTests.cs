using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using AkkaCluster.Jobs.Logs;
using AkkaCluster.Jobs.Messages;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Tests.Logs;

public sealed class LogShipperTests : TestKit
{
    [Fact]
    public async Task Lines_go_to_all_who_keep_them_once_there_is_one_and_are_named()
    {
        var keepers = new List<ICanTell>();
        var shipper = Sys.ActorOf(LogShipper.Props("a:1", () => [.. keepers], TimeProvider.System));
        shipper.Tell(Line("first"));
        var (one, other) = (CreateTestProbe(), CreateTestProbe());
        keepers.AddRange([one, other]);
        shipper.Tell(Line("half a \ud83d"));
        foreach (var probe in (TestProbe[])[one, other])
        {
            var told = (await probe.ExpectMsgAsync<LogMessages.Lines>(TimeSpan.FromSeconds(10))).All;
            Assert.Equal(["first", "half a �"], told.Select(line => line.Message));
            Assert.All(told, line => Assert.Equal("a:1", line.Node));
            Assert.Equal(told[0].Number + 1, told[1].Number);
        }
    }

    [Fact]
    public async Task Of_a_flood_the_oldest_are_left_out_and_it_is_said_how_many()
    {
        var shipper = Sys.ActorOf(LogShipper.Props("a:1", () => [TestActor], TimeProvider.System));
        foreach (var number in Enumerable.Range(1, 1500))
            shipper.Tell(Line($"{number}"));
        var told = (await ExpectMsgAsync<LogMessages.Lines>(TimeSpan.FromSeconds(10))).All;
        Assert.StartsWith("500 lines of this node's log were left out here", told[0].Message, StringComparison.Ordinal);
        Assert.Equal("501", told[1].Message);
    }

    private static NodeLine Line(string text) => new("", 0, TimeProvider.System.GetUtcNow(), LogLevel.Information, "cat", text);
}
