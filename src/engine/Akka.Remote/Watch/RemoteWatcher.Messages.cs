using System.Collections.Immutable;
using Akka.Actor;

namespace Akka.Remote;

/// <summary>The messages of remote death watch.</summary>
public partial class RemoteWatcher
{
    /// <summary>A command of a local actor that watches one of another node.</summary>
    public abstract class WatchCommand
    {
        /// <summary>Makes the command.</summary>
        protected WatchCommand(IInternalActorRef watchee, IInternalActorRef watcher)
        {
            Watchee = watchee;
            Watcher = watcher;
        }

        /// <summary>Who is watched.</summary>
        public IInternalActorRef Watchee { get; }

        /// <summary>Who watches.</summary>
        public IInternalActorRef Watcher { get; }
    }

    /// <summary>Watch.</summary>
    public sealed class WatchRemote : WatchCommand
    {
        /// <summary>Makes the command.</summary>
        public WatchRemote(IInternalActorRef watchee, IInternalActorRef watcher)
            : base(watchee, watcher)
        {
        }
    }

    /// <summary>Watch no more.</summary>
    public sealed class UnwatchRemote : WatchCommand
    {
        /// <summary>Makes the command.</summary>
        public UnwatchRemote(IInternalActorRef watchee, IInternalActorRef watcher)
            : base(watchee, watcher)
        {
        }
    }

    /// <summary>Are you there?</summary>
    public sealed class Heartbeat
    {
        private Heartbeat()
        {
        }

        /// <summary>The heartbeat.</summary>
        public static Heartbeat Instance { get; } = new();
    }

    /// <summary>I am, and this is which incarnation.</summary>
    public class HeartbeatRsp
    {
        /// <summary>Makes the answer.</summary>
        public HeartbeatRsp(int addressUid) => AddressUid = addressUid;

        /// <summary>The uid of the answering actor system.</summary>
        public int AddressUid { get; }
    }

    /// <summary>It is time to send heartbeats.</summary>
    public class HeartbeatTick
    {
        private HeartbeatTick()
        {
        }

        /// <summary>The tick.</summary>
        public static HeartbeatTick Instance { get; } = new();
    }

    /// <summary>It is time to judge nodes.</summary>
    public class ReapUnreachableTick
    {
        private ReapUnreachableTick()
        {
        }

        /// <summary>The tick.</summary>
        public static ReapUnreachableTick Instance { get; } = new();
    }

    /// <summary>The first answer of a node should have come by now.</summary>
    public sealed class ExpectedFirstHeartbeat
    {
        /// <summary>Makes the message.</summary>
        public ExpectedFirstHeartbeat(Address from) => From = from;

        /// <summary>The node.</summary>
        public Address From { get; }
    }

    /// <summary>What is watched; sent to the actor, it asks for that.</summary>
    public sealed class Stats
    {
        /// <summary>Nothing is watched.</summary>
        public static readonly Stats Empty = Counts(0, 0);

        /// <summary>Makes the statistics.</summary>
        public Stats(int watching, int watchingNodes, ImmutableHashSet<(IActorRef, IActorRef)> watchingRefs, ImmutableHashSet<Address> watchingAddresses)
        {
            Watching = watching;
            WatchingNodes = watchingNodes;
            WatchingRefs = watchingRefs;
            WatchingAddresses = watchingAddresses;
        }

        /// <summary>Makes statistics of counts alone.</summary>
        public Stats(int watching, int watchingNodes)
            : this(watching, watchingNodes, [], [])
        {
        }

        /// <summary>How many watches there are.</summary>
        public int Watching { get; }

        /// <summary>How many nodes are monitored.</summary>
        public int WatchingNodes { get; }

        /// <summary>The watches: watched and watcher.</summary>
        public ImmutableHashSet<(IActorRef, IActorRef)> WatchingRefs { get; }

        /// <summary>The monitored nodes.</summary>
        public ImmutableHashSet<Address> WatchingAddresses { get; }

        /// <summary>Statistics of counts alone.</summary>
        public static Stats Counts(int watching, int watchingNodes) => new(watching, watchingNodes);

        /// <summary>These statistics with other counts.</summary>
        public Stats Copy(
            int watching, int watchingNodes, ImmutableHashSet<(IActorRef, IActorRef)>? watchingRefs = null, ImmutableHashSet<Address>? watchingAddresses = null) =>
            new(watching, watchingNodes, watchingRefs ?? WatchingRefs, watchingAddresses ?? WatchingAddresses);
    }
}
