using System.Globalization;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Output;

/// <summary>Says how many slots are asked for, and why.</summary>
internal static class DemandText
{
    public static string Of(ClusterDemand demand) => string.Create(CultureInfo.InvariantCulture,
        $"{demand.Slots:n0} slots would do {demand.OpenTasks:n0} open tasks within {demand.WithinSeconds:0.###} s; {demand.AvailableSlots:n0} are there.{Unmeasured(demand)}{Held(demand)}");

    private static string Unmeasured(ClusterDemand demand) => demand.UnmeasuredTasks == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $" How long {demand.UnmeasuredTasks:n0} of them take is not known yet: one slot a kind is asked for.");

    private static string Held(ClusterDemand demand) => demand.HeldTasks == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $" {demand.HeldTasks:n0} more wait for something else than slots.");
}
