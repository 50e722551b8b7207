namespace AkkaCluster.Pbm.Membership;

/// <summary>What the palette `cluster` offers.</summary>
internal static class ClusterCommandDefinitions
{
    public static readonly CommandDefinition Show = Define("show", "Prints the members: address | [roles] | status | [unreachable] | version").Build();

    public static readonly CommandDefinition Status = Define("status", "Prints how the cluster looks from this node").Build();

    public static readonly CommandDefinition Leader = Define("leader", "Prints the membership leader that this node sees").Build();

    public static readonly CommandDefinition Join = Define("join", "Makes this node join a cluster")
        .WithArgument(a => Address(a, "the address of a member of that cluster").IsMandatory(true)).Build();

    public static readonly CommandDefinition Leave = Define("leave", "Makes a member leave in good order")
        .WithArgument(a => Address(a, "the address of the member (this node where left out)")).Build();

    public static readonly CommandDefinition Down = Define("down", "Declares a member dead: it is removed, and must not come back")
        .WithArgument(a => Address(a, "the address of the member").IsMandatory(true)).Build();

    public static readonly CommandDefinition DownUnreachable = Define("down-unreachable", "Declares all members dead that this node cannot reach").Build();

    public static readonly CommandDefinition Tail = Define("tail", "Prints what happens to the members from now on, until it is cancelled").Build();

    public static readonly CommandPalette Palette = new("cluster", [Show, Status, Leader, Join, Leave, Down, DownUnreachable, Tail]);

    private static CommandDefinitionBuilder Define(string name, string description) =>
        new CommandDefinitionBuilder().WithName(name).WithDescription(description).WithArgument(AnswerFormat.Argument);

    private static ArgumentDefinitionBuilder Address(ArgumentDefinitionBuilder builder, string description) =>
        builder.WithName("address").WithSwitch("-a").WithSwitch("-A").WithDescription(description + ", such as akka.tcp://system@host:4053");
}
