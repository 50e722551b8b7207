using Akka.Actor;

namespace Akka.TestKit.Tests;

public sealed class NoImplicitSenderTests : Xunit2.TestKit, INoImplicitSender
{
    [Fact]
    public void A_marked_test_sends_without_a_sender()
    {
        TestActor.Tell("hello");
        ExpectMsg("hello");
        Assert.NotEqual(TestActor, LastSender);
    }
}
