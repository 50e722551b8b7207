using System.Diagnostics.Metrics;

namespace AkkaCluster.Downing;

/// <summary>What the downing provider counts.</summary>
internal static class DowningInstruments
{
    private static readonly Meter Meter = new("AkkaCluster.Downing");
    private static readonly Counter<long> Members = Meter.CreateCounter<long>(
        "akkacluster.members.downed", null, "Members that this node saw removed without their leaving: as crashed, or by the resolver or a person.");

    /// <summary>A member was removed that had not left.</summary>
    /// <param name="crashed">Whether its host was found to refuse its port.</param>
    public static void Downed(bool crashed) => Members.Add(1, new KeyValuePair<string, object?>("by", crashed ? "crash" : "resolver"));
}
