using Akka.Actor;
using Petabridge.Cmd.Host;
using Commands = Petabridge.Cmd.Cluster.ClusterCommandDefinitions;
using Membership = Akka.Cluster.Cluster;

namespace Petabridge.Cmd.Cluster;

/// <summary>Runs the commands of the palette `cluster` on the node's own membership.</summary>
internal sealed class ClusterHandler : CommandHandlerActor
{
    private readonly Membership _cluster = Membership.Get(Context.System);

    public ClusterHandler() : base(Commands.Palette)
    {
        Process(Commands.Show.Name, _ => Answer(ClusterReport.Show(_cluster.State)));
        Process(Commands.Status.Name, _ => Answer(ClusterReport.Status(_cluster.State, _cluster.SelfMember)));
        Process(Commands.Leader.Name, _ => Answer(_cluster.State.Leader?.ToString() ?? "There is no membership leader that this node can see."));
        Process(Commands.Join.Name, (_, arguments) => Join(arguments));
        Process(Commands.Leave.Name, (_, arguments) => WithMember(arguments, address =>
        {
            _cluster.Leave(address);
            Answer($"{address} leaves the cluster.");
        }));
        Process(Commands.Down.Name, (_, arguments) => WithMember(arguments, address =>
        {
            _cluster.Down(address);
            Answer($"{address} is declared down.");
        }));
        Process(Commands.DownUnreachable.Name, _ => DownUnreachable());
        Process(Commands.Tail.Name, _ =>
        {
            var client = Sender;
            Context.ActorOf(Props.Create(() => new ClusterTail(client)));
        });
    }

    private void Join(CommandArguments arguments)
    {
        if (!TryAddress(arguments, out var address)) return;
        if (_cluster.State.Members.Count > 0)
        {
            Fail($"This node is a member already: {_cluster.SelfAddress} sees {_cluster.State.Members.Count} members.");
            return;
        }

        _cluster.Join(address);
        Answer($"{_cluster.SelfAddress} joins the cluster of {address}.");
    }

    private void DownUnreachable()
    {
        var unreachable = _cluster.State.Unreachable.Select(m => m.Address).Distinct().Order(Akka.Cluster.Member.AddressOrdering).ToList();
        unreachable.ForEach(_cluster.Down);
        Answer(string.Join('\n', unreachable.Select(a => $"{a} is declared down.").Append($"Count: {unreachable.Count} nodes")));
    }

    private void WithMember(CommandArguments arguments, Action<Address> action)
    {
        if (!TryAddress(arguments, out var address)) return;
        if (_cluster.State.Members.Any(m => m.Address.Equals(address))) action(address);
        else Fail($"There is no member {address}. The members are: {string.Join(", ", _cluster.State.Members.Select(m => m.Address))}.");
    }

    private bool TryAddress(CommandArguments arguments, out Address address)
    {
        var text = arguments.ArgumentValues("address").FirstOrDefault();
        address = _cluster.SelfAddress;
        if (text is null) return true;
        if (Address.TryParse(text, out var parsed) && parsed is { Host: not null, Port: not null })
        {
            address = parsed;
            return true;
        }

        Fail($"'{text}' is no address; expected one such as {_cluster.SelfAddress}.");
        return false;
    }

    private void Answer(string text) => Sender.Tell(new CommandResponse(text));

    private void Fail(string text) => Sender.Tell(new ErroredCommandResponse(text));
}
