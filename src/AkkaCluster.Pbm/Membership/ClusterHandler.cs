using Akka.Actor;
using Commands = AkkaCluster.Pbm.Membership.ClusterCommandDefinitions;
using ClusterExtension = Akka.Cluster.Cluster;

namespace AkkaCluster.Pbm.Membership;

/// <summary>Runs the commands of the palette `cluster` on the node's own membership.</summary>
internal sealed class ClusterHandler : CommandHandlerActor
{
    private readonly ClusterExtension _cluster = ClusterExtension.Get(Context.System);

    public ClusterHandler()
    {
        Process(Commands.Show, arguments => Answer(arguments, ClusterReport.Members(_cluster.State), ClusterReport.Text));
        Process(Commands.Status, arguments => Answer(arguments, ClusterReport.Status(_cluster.State, _cluster.SelfMember), status => status.Text()));
        Process(Commands.Leader, arguments => Answer(arguments, new { leader = _cluster.State.Leader?.ToString() }, l => l.leader ?? "There is no membership leader that this node can see."));
        Process(Commands.Join, Join);
        Process(Commands.Leave, arguments => WithMember(arguments, address =>
        {
            _cluster.Leave(address);
            Answer(arguments, new { address = $"{address}", leaving = true }, told => $"{told.address} leaves the cluster.");
        }));
        Process(Commands.Down, arguments => WithMember(arguments, address =>
        {
            _cluster.Down(address);
            Answer(arguments, new { address = $"{address}", down = true }, told => $"{told.address} is declared down.");
        }));
        Process(Commands.DownUnreachable, DownUnreachable);
        Process(Commands.Tail, arguments => Context.ActorOf(ClusterTail.Props(Sender, arguments.IsJson())));
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
        Answer(arguments, new { address = $"{_cluster.SelfAddress}", joining = $"{address}" }, told => $"{told.address} joins the cluster of {told.joining}.");
    }

    private void DownUnreachable(CommandArguments arguments)
    {
        var unreachable = _cluster.State.Unreachable.Select(m => m.Address).Distinct().Order(Akka.Cluster.Member.AddressOrdering).ToList();
        unreachable.ForEach(_cluster.Down);
        Answer(arguments, unreachable.Select(a => a.ToString()).ToList(),
            down => string.Join('\n', down.Select(a => $"{a} is declared down.").Append($"Count: {down.Count} nodes")));
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

    private void Answer<T>(CommandArguments arguments, T data, Func<T, string> text) => Sender.Tell(AnswerFormat.Respond(arguments.IsJson(), data, text));

    private void Fail(string text) => Sender.Tell(new ErroredCommandResponse(text));
}
