using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster.Tools.PublishSubscribe.Internal;

/// <summary>What mediators say to one another.</summary>
internal static class PubSubProtocol
{
    /// <summary>The versions that a mediator knows; a reply is not replied to.</summary>
    internal sealed record Status(ImmutableDictionary<Address, long> Versions, bool IsReply) : IDistributedPubSubMessage, IDeadLetterSuppression;

    /// <summary>Registrations that the receiver lacks.</summary>
    internal sealed record Delta(ImmutableList<RegistryBucket> Buckets) : IDistributedPubSubMessage, IDeadLetterSuppression;

    /// <summary>A published message for the subscribers under a topic key on the receiver's node: all of them, or one where the key has a group.</summary>
    internal sealed record ToSubscribers(string Key, object Message) : IDistributedPubSubMessage, IWrappedMessage;

    /// <summary>Asks a mediator on how many nodes a key is registered. Answered with an <see cref="int"/>.</summary>
    internal sealed record CountNodes(string Key) : INoSerializationVerificationNeeded;
}
