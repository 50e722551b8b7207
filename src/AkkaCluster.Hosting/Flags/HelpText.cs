using System.Text;

namespace AkkaCluster.Hosting.Flags;

/// <summary>The text of a node's <c>--help</c>.</summary>
internal static class HelpText
{
    public static string For(string program, string purpose, IEnumerable<NodeFlag> flags)
    {
        var rows = flags.Select(f => (Left: f.Value is null ? f.Name : $"{f.Name} {f.Value}", f.Help)).ToList();
        rows.Add(("--config FILE", "a HOCON file over the built-in settings; may be given several times"));
        rows.Add(("--set KEY=VALUE", "any setting, for example --set akka.loglevel=DEBUG"));
        rows.Add(("--help", "this text"));
        var width = rows.Max(row => row.Left.Length) + 2;
        var text = new StringBuilder();
        text.Append("Usage: ").Append(program).Append(" [flags]\n\n").Append(purpose).Append("\n\n");
        foreach (var (left, help) in rows)
            text.Append("  ").Append(left.PadRight(width)).Append(help).Append('\n');
        return text.Append("""

            Settings come, a later one over an earlier, from the built-in defaults, hocon/common.conf and hocon/<role>.conf beside the program, --config
            files, environment variables (CLUSTER_SEEDS, CLUSTER_IP, CLUSTER_PORT, AKKA__..., AKKACLUSTER__... with __ for a dot and _ for a hyphen) and flags.

            Exit codes: 0 left in order, 1 failed, 2 wrong flags or settings, 3 a port is in use or an address is not this machine's, 4 the job store cannot be
            reached or is not the cluster's, 5 the cluster removed this node or it found itself without a majority, 7 another cluster has taken the
            job store, 130 ended at once by a second signal.

            """).ToString();
    }
}
