using Akka.Actor;
using Akka.Cluster.Daemon;
using Akka.Cluster.Protocol;

namespace Akka.Cluster;

public partial class Cluster
{
    /// <summary>Joins the cluster of the node at this address; its own address founds one.</summary>
    public void Join(Address address) => _daemon.Tell(new DaemonMessages.JoinTo(Complete(address)), ActorRefs.NoSender);

    /// <summary>Joins the cluster of the node at this address; the task completes when this node is Up.</summary>
    /// <exception cref="ClusterJoinFailedException">This node left before it was Up.</exception>
    public Task JoinAsync(Address address, CancellationToken token = default)
    {
        var up = WhenUp(token);
        Join(address);
        return up;
    }

    /// <summary>Joins the cluster that one of the seed nodes is in; the first of them founds one when there is none.</summary>
    public void JoinSeedNodes(IEnumerable<Address> seedNodes) =>
        _daemon.Tell(new DaemonMessages.JoinSeedNodes([.. seedNodes.Select(Complete)]), ActorRefs.NoSender);

    /// <summary>Joins the cluster that one of the seed nodes is in; the task completes when this node is Up.</summary>
    /// <exception cref="ClusterJoinFailedException">This node left before it was Up.</exception>
    public Task JoinSeedNodesAsync(IEnumerable<Address> seedNodes, CancellationToken token = default)
    {
        var up = WhenUp(token);
        JoinSeedNodes(seedNodes);
        return up;
    }

    /// <summary>Makes the member at this address leave in order.</summary>
    public void Leave(Address address) => _daemon.Tell(new ClusterProtocol.Leave(Complete(address)), ActorRefs.NoSender);

    /// <summary>Makes this node leave in order; the task completes when it has left.</summary>
    public Task LeaveAsync() => LeaveAsync(CancellationToken.None);

    /// <summary>Makes this node leave in order; the task completes when it has left.</summary>
    public Task LeaveAsync(CancellationToken cancellationToken)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RegisterOnMemberRemoved(() => left.TrySetResult());
        Leave(SelfAddress);
        return left.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Declares the member at this address lost.</summary>
    public void Down(Address address) => _daemon.Tell(new ClusterProtocol.Down(Complete(address)), ActorRefs.NoSender);

    /// <summary>
    /// Tells <paramref name="subscriber"/> the current state, then each event of these types; <see cref="ClusterEvent.IClusterDomainEvent"/>
    /// stands for all.
    /// </summary>
    public void Subscribe(IActorRef subscriber, params Type[] to) =>
        Subscribe(subscriber, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsSnapshot, to);

    /// <summary>Tells <paramref name="subscriber"/> the current state in this form, then each event of these types.</summary>
    /// <exception cref="ArgumentException">No type was given, or one that is no event of the cluster.</exception>
    public void Subscribe(IActorRef subscriber, ClusterEvent.SubscriptionInitialStateMode initialStateMode, params Type[] to)
    {
        if (to.Length == 0 || to.Any(type => !typeof(ClusterEvent.IClusterDomainEvent).IsAssignableFrom(type)))
        {
            throw new ArgumentException(
                $"{subscriber} was to be subscribed to [{string.Join(", ", to.AsEnumerable())}]; expected one or more types of {typeof(ClusterEvent.IClusterDomainEvent)}.",
                nameof(to));
        }
        _daemon.Tell(new DaemonMessages.Subscribe(subscriber, initialStateMode, [.. to]), ActorRefs.NoSender);
    }

    /// <summary>Ends all subscriptions of this actor.</summary>
    public void Unsubscribe(IActorRef subscriber) => _daemon.Tell(new DaemonMessages.Unsubscribe(subscriber, null), ActorRefs.NoSender);

    /// <summary>Ends the subscription of this actor to this type.</summary>
    public void Unsubscribe(IActorRef subscriber, Type to) => _daemon.Tell(new DaemonMessages.Unsubscribe(subscriber, to), ActorRefs.NoSender);

    /// <summary>Sends the current state as a <see cref="ClusterEvent.CurrentClusterState"/>.</summary>
    public void SendCurrentClusterState(IActorRef receiver) =>
        _daemon.Tell(new DaemonMessages.SendCurrentClusterState(receiver), ActorRefs.NoSender);

    /// <summary>Calls this once this node is Up; at once when it is so already.</summary>
    public void RegisterOnMemberUp(Action callback) => Callbacks.OnUp(callback);

    /// <summary>Calls this once this node is no longer of the cluster; at once when it has left already.</summary>
    public void RegisterOnMemberRemoved(Action callback) => Callbacks.OnRemoved(callback);

    private Task WhenUp(CancellationToken token)
    {
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RegisterOnMemberUp(() => up.TrySetResult());
        RegisterOnMemberRemoved(() => up.TrySetException(
            new ClusterJoinFailedException($"Node {SelfUniqueAddress} left before it was Up; its log says why.")));
        return up.Task.WaitAsync(token);
    }

    // An address without host and port is that of this node.
    private Address Complete(Address address) => address.HasLocalScope ? SelfAddress : address;
}
