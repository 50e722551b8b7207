namespace AkkaCluster.Simulation.Model;

/// <summary>What a job of one task takes of a process, in milliseconds of one core, without its store's thread.</summary>
/// <param name="Job">However much else the process has to do.</param>
/// <param name="Wake">Besides, whenever a message finds it with nothing to do: threads sleep and are woken one after the other, and the caches are others'.</param>
internal sealed record ProcessCosts(double Job, double Wake)
{
    public static ProcessCosts operator *(ProcessCosts costs, double by) => new(costs.Job * by, costs.Wake * by);
}
