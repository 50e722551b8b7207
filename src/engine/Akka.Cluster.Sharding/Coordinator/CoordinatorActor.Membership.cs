using Akka.Actor;
using Akka.Cluster.Sharding.Protocol;

namespace Akka.Cluster.Sharding.Coordinator;

internal sealed partial class CoordinatorActor
{
    private void OnMembership(object message)
    {
        switch (message)
        {
            case ClusterEvent.CurrentClusterState state:
                _members.UnionWith(state.Members);
                Greet(_members);
                break;
            case ClusterEvent.MemberRemoved removed:
                _members.Remove(removed.Member);
                _unheard.Remove(removed.Member.Address);
                Heard(removed.Member.Address);
                break;
            case ClusterEvent.IMemberEvent changed:
                _members.Remove(changed.Member);
                _members.Add(changed.Member);
                break;
            default: Unhandled(message); break;
        }
    }

    // Regions of members that join later host nothing yet, and present themselves.
    private void Greet(IReadOnlyCollection<Member> members)
    {
        _unheard.Clear();
        foreach (var member in members) _unheard.Add(member.Address, couldHost: _settings.Role is null || member.HasRole(_settings.Role));
        foreach (var node in _unheard.Nodes) Hello(node);
        _machine.Start(_unheard.Nodes);
    }

    // A path that does not exist answers Identify too: a node without a region need not be waited for, and is not sent what it could not read.
    private void Hello(Address node)
    {
        foreach (var (place, isProxy) in _unheard.PlacesOf(node))
            Context.ActorSelection(new RootActorPath(node) / RegionPath(isProxy)).Tell(new Identify(place), Self);
    }

    private void OnIdentity(string place, IActorRef? region)
    {
        if (region is null) Heard(_unheard.Absent(place));
        else if (_unheard.IsPending(place)) region.Tell(new CoordinatorMessages.Hello(_machine.Epoch), Self);
    }

    private string[] RegionPath(bool isProxy)
        => ["system", ClusterShardingSettings.GuardianName(Context.System), Uri.EscapeDataString(isProxy ? _typeName + "Proxy" : _typeName)];

    private void Heard(Address? node)
    {
        if (node is not null) _machine.NodeHeard(node);
    }
}
