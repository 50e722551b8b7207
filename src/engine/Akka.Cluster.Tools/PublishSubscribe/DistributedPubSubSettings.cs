using Akka.Actor;
using Akka.Configuration;
using Akka.Routing;

namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Settings of distributed publish-subscribe, from <c>akka.cluster.pub-sub</c>.</summary>
public sealed class DistributedPubSubSettings : INoSerializationVerificationNeeded
{
    /// <summary>Creates settings.</summary>
    /// <param name="role">Role of the members that run a mediator; all if null or empty.</param>
    /// <param name="routingLogic">How <see cref="Send"/> chooses among several actors.</param>
    /// <param name="gossipInterval">How often registries are compared.</param>
    /// <param name="removedTimeToLive">How long removed registrations are remembered.</param>
    /// <param name="maxDeltaElements">Largest number of entries in one gossip message.</param>
    /// <param name="sendToDeadLettersWhenNoSubscribers">Publish what nobody wants as a dead letter.</param>
    public DistributedPubSubSettings(string? role, RoutingLogic routingLogic, TimeSpan gossipInterval, TimeSpan removedTimeToLive, int maxDeltaElements, bool sendToDeadLettersWhenNoSubscribers)
    {
        if (gossipInterval <= TimeSpan.Zero)
            throw new ArgumentException($"The gossip interval of publish-subscribe is {gossipInterval}; expected more than zero.", nameof(gossipInterval));
        if (maxDeltaElements < 1)
            throw new ArgumentException($"max-delta-elements of publish-subscribe is {maxDeltaElements}; expected 1 or more.", nameof(maxDeltaElements));
        Role = string.IsNullOrEmpty(role) ? null : role;
        RoutingLogic = routingLogic;
        GossipInterval = gossipInterval;
        RemovedTimeToLive = removedTimeToLive;
        MaxDeltaElements = maxDeltaElements;
        SendToDeadLettersWhenNoSubscribers = sendToDeadLettersWhenNoSubscribers;
    }

    /// <summary>Role of the members that run a mediator; all if null.</summary>
    public string? Role { get; }

    /// <summary>How <see cref="Send"/> chooses among several actors.</summary>
    public RoutingLogic RoutingLogic { get; }

    /// <summary>How often registries are compared.</summary>
    public TimeSpan GossipInterval { get; }

    /// <summary>How long removed registrations are remembered.</summary>
    public TimeSpan RemovedTimeToLive { get; }

    /// <summary>Largest number of entries in one gossip message.</summary>
    public int MaxDeltaElements { get; }

    /// <summary>Publish what nobody wants as a dead letter.</summary>
    public bool SendToDeadLettersWhenNoSubscribers { get; }

    /// <summary>Reads <c>akka.cluster.pub-sub</c> of an actor system.</summary>
    public static DistributedPubSubSettings Create(ActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(DistributedPubSub.DefaultConfig());
        return Create(system.Settings.Config.GetConfig("akka.cluster.pub-sub"));
    }

    /// <summary>Reads a section shaped as <c>akka.cluster.pub-sub</c>.</summary>
    public static DistributedPubSubSettings Create(Config config)
    {
        var name = config.GetString("routing-logic", "random");
        RoutingLogic logic = name switch
        {
            "random" => new RandomLogic(),
            "round-robin" => new RoundRobinRoutingLogic(),
            "broadcast" => new BroadcastRoutingLogic(),
            _ => throw new ArgumentException($"akka.cluster.pub-sub.routing-logic is '{name}'; expected random, round-robin or broadcast.", nameof(config)),
        };
        return new DistributedPubSubSettings(
            config.GetString("role", ""),
            logic,
            config.GetTimeSpan("gossip-interval", TimeSpan.FromSeconds(1)),
            config.GetTimeSpan("removed-time-to-live", TimeSpan.FromSeconds(120)),
            config.GetInt("max-delta-elements", 3000),
            config.GetBoolean("send-to-dead-letters-when-no-subscribers", true));
    }

    /// <summary>A copy with another role.</summary>
    public DistributedPubSubSettings WithRole(string? role)
        => new(role, RoutingLogic, GossipInterval, RemovedTimeToLive, MaxDeltaElements, SendToDeadLettersWhenNoSubscribers);

    /// <summary>A copy with another routing logic.</summary>
    public DistributedPubSubSettings WithRoutingLogic(RoutingLogic routingLogic)
        => new(Role, routingLogic, GossipInterval, RemovedTimeToLive, MaxDeltaElements, SendToDeadLettersWhenNoSubscribers);

    /// <summary>A copy with another gossip interval.</summary>
    public DistributedPubSubSettings WithGossipInterval(TimeSpan gossipInterval)
        => new(Role, RoutingLogic, gossipInterval, RemovedTimeToLive, MaxDeltaElements, SendToDeadLettersWhenNoSubscribers);

    /// <summary>A copy with another time to live of removed entries.</summary>
    public DistributedPubSubSettings WithRemovedTimeToLive(TimeSpan removedTtl)
        => new(Role, RoutingLogic, GossipInterval, removedTtl, MaxDeltaElements, SendToDeadLettersWhenNoSubscribers);

    /// <summary>A copy with another size of gossip messages.</summary>
    public DistributedPubSubSettings WithMaxDeltaElements(int maxDeltaElements)
        => new(Role, RoutingLogic, GossipInterval, RemovedTimeToLive, maxDeltaElements, SendToDeadLettersWhenNoSubscribers);

    /// <summary>A copy with another treatment of messages that nobody wants.</summary>
    public DistributedPubSubSettings WithSendToDeadLettersWhenNoSubscribers(bool sendToDeadLetterWhenNoSubscribers)
        => new(Role, RoutingLogic, GossipInterval, RemovedTimeToLive, MaxDeltaElements, sendToDeadLetterWhenNoSubscribers);
}
