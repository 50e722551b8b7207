using System.Globalization;
using Akka.Actor;
using Akka.Event;

namespace Akka.Routing;

/// <summary>Chooses the same routee for messages of equal keys.</summary>
public sealed class ConsistentHashingRoutingLogic : RoutingLogic
{
    private readonly ActorSystem _system;
    private readonly int _virtualNodesFactor;
    private readonly ConsistentHashMapping? _hashMapping;
    private Ring? _ring;

    /// <summary>Creates the logic; messages carry their key, see <see cref="IConsistentHashable"/>.</summary>
    public ConsistentHashingRoutingLogic(ActorSystem system) : this(system, 0, null)
    {
    }

    /// <summary>Creates the logic; the mapping, where there is one, gives the key of a message.</summary>
    public ConsistentHashingRoutingLogic(ActorSystem system, int virtualNodesFactor, ConsistentHashMapping? hashMapping)
    {
        _system = system;
        _hashMapping = hashMapping;
        _virtualNodesFactor = virtualNodesFactor > 0 ? virtualNodesFactor : system.Settings.Config.GetInt("akka.actor.deployment.default.virtual-nodes-factor", 10);
    }

    /// <summary>The same with another mapping.</summary>
    public ConsistentHashingRoutingLogic WithHashMapping(ConsistentHashMapping mapping) => new(_system, _virtualNodesFactor, mapping);

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        if (routees.Length == 0) return Routee.NoRoutee;
        var key = _hashMapping?.Invoke(message) ?? (message as IConsistentHashable)?.ConsistentHashKey;
        if (key is null)
        {
            _system.Log.Warning(
                "Found the message [{0}] without a key for consistent hashing; expected it to be {1}, in a {2}, or known to the router's mapping. It goes to dead letters.",
                message.GetType(), nameof(IConsistentHashable), nameof(ConsistentHashableEnvelope));
            return Routee.NoRoutee;
        }
        var ring = RingOf(routees);
        return key switch
        {
            string text => ring.NodeFor(text),
            byte[] bytes => ring.NodeFor(bytes),
            IFormattable value => ring.NodeFor(value.ToString(null, CultureInfo.InvariantCulture)),
            _ => ring.NodeFor(_system.Serialization.FindSerializerFor(key).ToBinary(key)),
        };
    }

    private ConsistentHash<Routee> RingOf(Routee[] routees)
    {
        var ring = Volatile.Read(ref _ring);
        if (ring is null || !ReferenceEquals(ring.Routees, routees))
            Volatile.Write(ref _ring, ring = new Ring(routees, ConsistentHash.Create(routees, _virtualNodesFactor)));
        return ring.Hash;
    }

    private sealed record Ring(Routee[] Routees, ConsistentHash<Routee> Hash);
}
