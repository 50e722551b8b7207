using Akka.Actor;
using AkkaCluster.Jobs;
using AkkaCluster.Pbm;

namespace AkkaCluster.Node.Pbm;

/// <summary>What the palette `jobs` offers: what the cluster works on, and what an operator may do to it.</summary>
internal static class JobCommandDefinitions
{
    private static readonly ArgumentDefinition Limit = new("limit", "how many lines at most", "-n") { Default = "50" };

    public static readonly CommandDefinition List = Define(
        "list",
        "Prints jobs, newest first: id | kind | state | done/tasks | failed | submitted",
        new ArgumentDefinition("state", "only jobs in this state: queued, running, succeeded, failed, cancelled", "-s") { AllowsMultiple = true },
        new ArgumentDefinition("kind", "only jobs of this kind", "-k"),
        Limit);

    public static readonly CommandDefinition Show = OfJob("show", "Prints a job with its progress by worker");

    public static readonly CommandDefinition Tasks = OfJob(
        "tasks", "Prints recorded tasks: index | state | attempts | worker | output", new ArgumentDefinition("from", "the index to start from", "-f") { Default = "0" }, Limit);

    public static readonly CommandDefinition Cancel = OfJob("cancel", "Ends a job");

    public static readonly CommandDefinition Pause = OfJob("pause", "Hands out no more of a job until it is resumed");

    public static readonly CommandDefinition Resume = OfJob("resume", "Lets a paused job go on");

    public static readonly CommandDefinition Drain = Define(
        "drain", "Makes a worker finish what it holds, take no more, and leave", new ArgumentDefinition("address", "the worker's address (this node where left out)", "-a"));

    public static readonly CommandDefinition Slots = Define(
        "slots",
        "Gives a worker so many slots while it runs; those that run come to their end",
        new ArgumentDefinition("count", "how many tasks it runs at once", "-c") { IsMandatory = true },
        new ArgumentDefinition("address", "the worker's address (this node where left out)", "-a"));

    public static readonly CommandDefinition Leader = Define("leader", "Prints the leader, its epoch, and how busy the cluster is");

    public static CommandPalette Palette(IJobService jobs) => new("jobs", [List, Show, Tasks, Cancel, Pause, Resume, Drain, Slots, Leader], Props.Create(() => new JobHandler(jobs)));

    private static CommandDefinition Define(string name, string description, params IEnumerable<ArgumentDefinition> arguments) => new(name, description, [AnswerFormat.Argument, .. arguments]);

    private static CommandDefinition OfJob(string name, string description, params IEnumerable<ArgumentDefinition> arguments) =>
        Define(name, description, [new ArgumentDefinition("id", "the job's id, as `jobs list` prints it", "-i") { IsMandatory = true }, .. arguments]);
}
