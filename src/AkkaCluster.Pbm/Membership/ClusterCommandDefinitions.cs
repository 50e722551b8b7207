using Akka.Actor;

namespace AkkaCluster.Pbm.Membership;

/// <summary>What the palette `cluster` offers.</summary>
internal static class ClusterCommandDefinitions
{
    public static readonly CommandDefinition Show = Define("show", "Prints the members: address | [roles] | status | [unreachable] | version");

    public static readonly CommandDefinition Status = Define("status", "Prints how the cluster looks from this node");

    public static readonly CommandDefinition Leader = Define("leader", "Prints the membership leader that this node sees");

    public static readonly CommandDefinition Join = Define("join", "Makes this node join a cluster", Address("the address of a member of that cluster") with { IsMandatory = true });

    public static readonly CommandDefinition Leave = Define("leave", "Makes a member leave in good order", Address("the address of the member (this node where left out)"));

    public static readonly CommandDefinition Down = Define("down", "Declares a member dead: it is removed, and must not come back", Address("the address of the member") with { IsMandatory = true });

    public static readonly CommandDefinition DownUnreachable = Define("down-unreachable", "Declares all members dead that this node cannot reach");

    public static readonly CommandDefinition Tail = Define("tail", "Prints what happens to the members from now on, until it is cancelled");

    public static readonly CommandPalette Palette = new("cluster", [Show, Status, Leader, Join, Leave, Down, DownUnreachable, Tail], Props.Create(() => new ClusterHandler()));

    private static CommandDefinition Define(string name, string description, params IEnumerable<ArgumentDefinition> arguments) => new(name, description, [AnswerFormat.Argument, .. arguments]);

    private static ArgumentDefinition Address(string description) => new("address", description + ", such as akka.tcp://system@host:4053", "-a", "-A");
}
