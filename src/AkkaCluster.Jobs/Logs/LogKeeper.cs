using Akka.Actor;
using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.Logs;

/// <summary>Keeps the last lines of all nodes' logs, on each seed node: they outlive the nodes that wrote them.</summary>
internal sealed class LogKeeper : ReceiveActor
{
    public const string Name = "jobs-logs";

    private const int MostLines = 10_000;
    private const int MostCharacters = 4_000_000;

    /// <summary>Well below the longest message between nodes, whatever the characters are.</summary>
    private const int MostOfAnswer = 500_000;

    private readonly LogRing _ring = new(MostLines, MostCharacters);

    public LogKeeper()
    {
        Receive<LogMessages.Lines>(told =>
        {
            foreach (var line in told.All)
                _ring.Add(line);
        });
        Receive<LogMessages.Find>(question => Sender.Tell(new LogMessages.Lines(_ring.Find(question.Query, MostOfAnswer))));
    }

    public static Props Props { get; } = Akka.Actor.Props.Create(() => new LogKeeper());
}
