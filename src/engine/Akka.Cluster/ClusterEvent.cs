using Akka.Event;

namespace Akka.Cluster;

/// <summary>What happens in the cluster, as the subscribers of the cluster hear it.</summary>
public partial class ClusterEvent
{
    /// <summary>The subscriber first gets a <see cref="CurrentClusterState"/>.</summary>
    public static readonly SubscriptionInitialStateMode InitialStateAsSnapshot = SubscriptionInitialStateMode.InitialStateAsSnapshot;

    /// <summary>The subscriber first gets the events that would have led to the current state.</summary>
    public static readonly SubscriptionInitialStateMode InitialStateAsEvents = SubscriptionInitialStateMode.InitialStateAsEvents;

    /// <summary>How a subscriber first hears of the current state.</summary>
    public enum SubscriptionInitialStateMode
    {
        /// <summary>As a <see cref="CurrentClusterState"/>.</summary>
        InitialStateAsSnapshot = 0,

        /// <summary>As the events that would have led to it.</summary>
        InitialStateAsEvents = 1,
    }

    /// <summary>Anything that happens in the cluster.</summary>
    public interface IClusterDomainEvent : IDeadLetterSuppression
    {
    }

    /// <summary>Something that happened in the life of a member.</summary>
    public interface IMemberEvent : IClusterDomainEvent
    {
        /// <summary>The member, with its new status.</summary>
        Member Member { get; }
    }

    /// <summary>A member was lost from sight, or seen again.</summary>
    public interface IReachabilityEvent : IClusterDomainEvent
    {
    }

    /// <summary>This node leaves its cluster: nothing more will happen.</summary>
    public sealed class ClusterShuttingDown : IClusterDomainEvent
    {
        /// <summary>The one event.</summary>
        public static readonly IClusterDomainEvent Instance = new ClusterShuttingDown();

        private ClusterShuttingDown()
        {
        }

        /// <inheritdoc/>
        public override string ToString() => "ClusterShuttingDown";
    }
}
