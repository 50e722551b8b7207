using Akka.Actor;
using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.Logs;

/// <summary>The logs of all nodes.</summary>
/// <param name="shipper">Takes this node's lines.</param>
/// <param name="keepers">Those who keep all nodes' that can be reached.</param>
internal sealed class ClusterLog(IActorRef shipper, Func<IReadOnlyList<ICanTell>> keepers) : IClusterLog
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public void Add(NodeLine line) => shipper.Tell(line, ActorRefs.NoSender);

    public async Task<IReadOnlyList<NodeLine>> FindAsync(LogQuery query, CancellationToken cancellation = default)
    {
        var answers = await Task.WhenAll(keepers().Select(keeper => AskAsync(keeper, new LogMessages.Find(query), cancellation))).ConfigureAwait(false);
        if (Array.TrueForAll(answers, answer => answer is null))
            throw new JobRefusedException(JobRefusal.Unavailable, $"No seed node answers, and they keep the nodes' logs. Each node's own last lines are at its /v1/log.");
        return [.. LogRing.Newest(answers.SelectMany(answer => answer?.All ?? [])).Take(query.Limit)];
    }

    private static async Task<LogMessages.Lines?> AskAsync(ICanTell keeper, LogMessages.Find question, CancellationToken cancellation)
    {
        try
        {
            return await keeper.Ask<LogMessages.Lines>(question, Patience, cancellation).ConfigureAwait(false);
        }
        catch (AskTimeoutException)
        {
            // Another has the same lines.
            return null;
        }
    }
}
