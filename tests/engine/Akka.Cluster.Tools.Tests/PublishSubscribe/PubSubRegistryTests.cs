using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster.Tools.PublishSubscribe.Internal;

namespace Akka.Cluster.Tools.Tests.PublishSubscribe;

public class PubSubRegistryTests
{
    private static readonly Address A = new("akka", "test", "a", 1);
    private static readonly Address B = new("akka", "test", "b", 1);
    private readonly PubSubRegistry _a = new(A, TimeProvider.System);
    private readonly PubSubRegistry _b = new(B, TimeProvider.System);

    [Fact]
    public void What_one_node_registers_the_other_finds_after_a_delta()
    {
        _a.Set("x", ActorRefs.Nobody);

        Pass(_a, _b);

        Assert.Equal([A], _b.Find("x").Select(f => f.Node));
    }

    [Fact]
    public void A_removed_registration_is_removed_elsewhere_too()
    {
        _a.Set("x", ActorRefs.Nobody);
        Pass(_a, _b);
        _a.Set("x", null);

        Pass(_a, _b);

        Assert.Empty(_b.Find("x"));
    }

    [Fact]
    public void Old_gossip_does_not_bring_a_removed_registration_back()
    {
        _a.Set("x", ActorRefs.Nobody);
        var old = _a.DeltaFor(ImmutableDictionary<Address, long>.Empty, 10);
        Pass(_a, _b);
        _a.Set("x", null);
        Pass(_a, _b);

        foreach (var bucket in old) _b.Merge(bucket);

        Assert.Empty(_b.Find("x"));
    }

    [Fact]
    public void A_delta_that_leaves_a_gap_is_not_taken()
    {
        _a.Set("x", ActorRefs.Nobody);
        var versions = _a.Versions;
        _a.Set("y", ActorRefs.Nobody);

        foreach (var bucket in _a.DeltaFor(versions, 10)) _b.Merge(bucket);
        Assert.Empty(_b.Find("y"));

        Pass(_a, _b);
        Assert.Single(_b.Find("x"));
        Assert.Single(_b.Find("y"));
    }

    [Fact]
    public void A_large_registry_is_passed_on_in_several_deltas()
    {
        for (var i = 0; i < 25; i++) _a.Set($"k{i}", ActorRefs.Nobody);
        var rounds = 0;
        while (_b.IsBehind(_a.Versions, _ => true))
        {
            var delta = _a.DeltaFor(_b.Versions, 10);
            Assert.True(delta.Sum(d => d.Content.Count) <= 10);
            foreach (var bucket in delta) _b.Merge(bucket);
            rounds++;
        }

        Assert.Equal(3, rounds);
        Assert.Equal(25, _b.KeysFrom("k").Count());
    }

    [Theory]
    [InlineData("plain", null)]
    [InlineData("with/slash and space", null)]
    [InlineData("topic", "group/1")]
    public void A_topic_and_its_group_are_read_back_from_the_key(string topic, string? group)
    {
        var key = RegistryKey.Topic(topic, group);

        Assert.Equal(topic, RegistryKey.TopicOf(key));
        Assert.Equal(group, RegistryKey.GroupOf(key));
        Assert.Equal(group is not null, key.StartsWith(RegistryKey.Groups(topic), StringComparison.Ordinal));
    }

    private static void Pass(PubSubRegistry from, PubSubRegistry to)
    {
        foreach (var bucket in from.DeltaFor(to.Versions, 100)) to.Merge(bucket);
    }
}
