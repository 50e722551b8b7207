using System.Globalization;
using Akka.Actor;

namespace AkkaCluster.Pbm;

/// <summary>Prints the tree of actors: each with its path, a child below its parent.</summary>
internal sealed class ActorHierarchyHandler : CommandHandlerActor
{
    private const int MostActors = 10_000;

    private static readonly CommandDefinition s_hierarchy = new(
        "hierarchy",
        "Prints the actors of this node, children below their parents",
        new ArgumentDefinition("depth", "how many levels to go down", "-d", "-D") { Default = "100" },
        new ArgumentDefinition("start", "the path of the actor to start from, such as /user", "-s", "-S") { Default = "/" },
        AnswerFormat.Argument);

    public ActorHierarchyHandler() => Process(s_hierarchy, Print);

    public static CommandPalette Palette { get; } = new("actor", [s_hierarchy], Props.Create(() => new ActorHierarchyHandler()));

    private void Print(CommandArguments arguments)
    {
        var depthText = arguments.ArgumentValues("depth").First();
        if (!int.TryParse(depthText, NumberStyles.None, CultureInfo.InvariantCulture, out var depth))
        {
            Sender.Tell(new ErroredCommandResponse($"-d is '{depthText}'; expected a whole number of levels, 0 or more."));
            return;
        }

        var start = arguments.ArgumentValues("start").First();
        var elements = start.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var root = ((ExtendedActorSystem)Context.System).Provider.RootGuardian;
        var found = elements.Length == 0 ? root : root.GetChild(elements);
        if (found is null || found.IsNobody())
        {
            Sender.Tell(new ErroredCommandResponse($"There is no actor {start} on this node."));
            return;
        }

        var actors = new List<ActorView>();
        Collect(found, depth, 0, actors);
        Sender.Tell(AnswerFormat.Respond(arguments.IsJson(), new { actors, truncated = actors.Count == MostActors }, tree => string.Join('\n',
            tree.actors.Select(a => a.Text()).Concat(tree.truncated ? [$"(only the first {MostActors} actors; use -s and -d to look closer)"] : []))));
    }

    private static void Collect(IActorRef actor, int depth, int level, List<ActorView> actors)
    {
        if (actors.Count >= MostActors) return;
        actors.Add(new ActorView(actor.Path.ToString(), level));
        if (depth == level) return;
        foreach (var child in ChildrenOf(actor).OrderBy(c => c.Path.Name, StringComparer.Ordinal)) Collect(child, depth, level + 1, actors);
    }

    private static IEnumerable<IActorRef> ChildrenOf(IActorRef actor) => actor is ActorRefWithCell cell ? cell.Children : [];
}
