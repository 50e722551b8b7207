using AkkaCluster.Chaos.Histories;
using AkkaCluster.Chaos.Plans;

namespace AkkaCluster.Chaos.Rounds;

/// <summary>A time in which nobody who handed in a job of one task and waited for it was served.</summary>
internal sealed record ServiceGap(double Began, double Ended)
{
    /// <summary>What a fault leaves behind belongs to it for so long.</summary>
    private const double Aftermath = FaultPlan.Quiet;

    public double Seconds => Ended - Began;

    /// <summary>The times between a client's answers.</summary>
    public static IReadOnlyList<ServiceGap> Between(IEnumerable<Operation> operations, string client)
    {
        var served = operations.Where(operation => operation.Client == client && operation is { Act: Act.Submit, View.IsFinal: true }).Select(operation => operation.Ended).Order().ToList();
        return [.. served.Zip(served.Skip(1), (before, after) => new ServiceGap(before, after))];
    }

    /// <summary>The faults that were there, or just over.</summary>
    public IReadOnlyList<FaultWindow> During(IEnumerable<FaultWindow> windows) => [.. windows.Where(window => window.Began < Ended && window.Ended + Aftermath > Began)];
}
