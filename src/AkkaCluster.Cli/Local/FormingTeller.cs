using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Local;

/// <summary>Says how far the nodes of a cluster are on their way to each other: what has changed, and every ten seconds that nothing has.</summary>
internal sealed class FormingTeller(LocalCluster cluster, Action<string> say)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private readonly long _began = TimeProvider.System.GetTimestamp();
    private string _told = "";
    private TimeSpan _at;

    /// <summary>What the first node that answers sees; null where none does yet.</summary>
    public void Report(ClusterInfo? seen)
    {
        var text = Describe(seen, cluster.Nodes.Count);
        var now = TimeProvider.System.GetElapsedTime(_began);
        if (text == _told && now - _at < Silence)
            return;
        (_told, _at) = (text, now);
        say(now < Silence ? text : FormattableString.Invariant($"{text}, after {now.TotalSeconds:0} s"));
    }

    internal static string Describe(ClusterInfo? seen, int nodes) => seen is null
        ? $"{nodes} nodes are started; none answers yet"
        : $"{seen.Nodes.Count(node => node is { Status: "Up", Reachable: true })} of {nodes} nodes are up, {(seen.LeaderAddress is null ? "no leader yet" : "the leader is there")}";
}
