using AkkaCluster.Pbm;

namespace AkkaCluster.Node.Pbm;

/// <summary>What the palette `jobs` offers.</summary>
internal static class JobCommandDefinitions
{
    public static readonly CommandDefinition List = Define("list", "Prints jobs, newest first: id | kind | state | done/tasks | failed | submitted")
        .WithArgument(a => a.WithName("state").WithSwitch("-s").AllowMultiple(true).WithDescription("only jobs in this state: queued, running, succeeded, failed, cancelled"))
        .WithArgument(a => a.WithName("kind").WithSwitch("-k").WithDescription("only jobs of this kind"))
        .WithArgument(Limit).Build();

    public static readonly CommandDefinition Show = OfJob("show", "Prints a job with its progress by worker").Build();

    public static readonly CommandDefinition Tasks = OfJob("tasks", "Prints recorded tasks: index | state | attempts | worker | output")
        .WithArgument(a => a.WithName("from").WithSwitch("-f").WithDefaultValue("0").WithDescription("the index to start from"))
        .WithArgument(Limit).Build();

    public static readonly CommandDefinition Cancel = OfJob("cancel", "Ends a job").Build();

    public static readonly CommandDefinition Pause = OfJob("pause", "Hands out no more of a job until it is resumed").Build();

    public static readonly CommandDefinition Resume = OfJob("resume", "Lets a paused job go on").Build();

    public static readonly CommandDefinition Drain = Define("drain", "Makes a worker finish what it holds, take no more, and leave")
        .WithArgument(a => a.WithName("address").WithSwitch("-a").WithDescription("the worker's address (this node where left out)")).Build();

    public static readonly CommandDefinition Leader = Define("leader", "Prints the leader, its epoch, and how busy the cluster is").Build();

    public static readonly CommandPalette Palette = new("jobs", [List, Show, Tasks, Cancel, Pause, Resume, Drain, Leader]);

    private static CommandDefinitionBuilder Define(string name, string description) =>
        new CommandDefinitionBuilder().WithName(name).WithDescription(description).WithArgument(AnswerFormat.Argument);

    private static CommandDefinitionBuilder OfJob(string name, string description) => Define(name, description)
        .WithArgument(a => a.WithName("id").WithSwitch("-i").IsMandatory(true).WithDescription("the job's id, as `jobs list` prints it"));

    private static ArgumentDefinitionBuilder Limit(ArgumentDefinitionBuilder builder) =>
        builder.WithName("limit").WithSwitch("-n").WithDefaultValue("50").WithDescription("how many lines at most");
}
