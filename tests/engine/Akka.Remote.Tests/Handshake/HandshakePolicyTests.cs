using Akka.Actor;
using Akka.Remote.Handshake;
using Akka.Remote.Wire;
using Akka.Remote.Wire.Proto;

namespace Akka.Remote.Tests.Handshake;

public class HandshakePolicyTests
{
    private static readonly Address Self = new("akka.tcp", "sys", "here", 4053);
    private static readonly Address Other = new("akka.tcp", "sys", "there", 4053);

    [Fact]
    public void A_node_of_this_engine_that_addresses_this_node_is_let_in() =>
        Assert.Null(Judge(Hello()));

    [Fact]
    public void A_system_of_another_name_may_connect_for_it_is_the_addressee_that_counts() =>
        Assert.Null(Judge(HandshakePolicy.HelloOf(Other.WithSystem("client"), 5, Self, Lane.Control)));

    [Fact]
    public void A_node_of_another_engine_is_refused() =>
        Refuses(RefusalReason.OtherEngine, "[nuget]", h => h.Engine = "nuget");

    [Fact]
    public void A_node_of_another_protocol_version_is_refused() =>
        Refuses(RefusalReason.OtherProtocolVersion, "version 2", h => h.ProtocolVersion = 2);

    [Fact]
    public void A_node_that_expects_another_system_is_refused() =>
        Refuses(RefusalReason.OtherSystem, "[other]", h => h.To.System = "other");

    [Fact]
    public void A_node_that_addresses_another_host_is_refused() =>
        Refuses(RefusalReason.OtherAddress, "localhost", h => h.To.Host = "localhost");

    [Fact]
    public void An_unknown_lane_is_refused() => Refuses(RefusalReason.UnknownLane, "lane 9", h => h.Lane = 9);

    [Fact]
    public void A_handshake_that_says_nothing_is_refused() => Refuses(RefusalReason.Malformed, "who connects", h => h.From = null);

    [Fact]
    public void A_quarantined_incarnation_is_refused_and_another_is_not()
    {
        var refusal = HandshakePolicy.Judge(Hello(), Self, (_, uid) => uid == 5);
        Assert.Equal(RefusalReason.Quarantined, refusal?.Reason);
        Assert.Null(HandshakePolicy.Judge(Hello(), Self, (_, uid) => uid == 6));
    }

    [Fact]
    public void An_answer_of_another_node_or_engine_is_not_taken()
    {
        Assert.Null(HandshakePolicy.Judge(HandshakePolicy.WelcomeOf(Other, 1), Other));
        Assert.Equal(RefusalReason.OtherAddress, HandshakePolicy.Judge(HandshakePolicy.WelcomeOf(Self, 1), Other)?.Reason);
        Assert.Equal(RefusalReason.OtherEngine, HandshakePolicy.Judge(new Welcome { Engine = "x" }, Other)?.Reason);
    }

    private static Hello Hello() => HandshakePolicy.HelloOf(Other, 5, Self, Lane.Control);

    private static Refusal? Judge(Hello hello) => HandshakePolicy.Judge(hello, Self, (_, _) => false);

    private static void Refuses(RefusalReason reason, string part, Action<Hello> spoil)
    {
        var hello = Hello();
        spoil(hello);
        var refusal = Judge(hello);
        Assert.Equal(reason, refusal?.Reason);
        Assert.Contains(part, refusal!.Text);
    }
}
