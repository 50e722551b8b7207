namespace AkkaCluster.Simulation.Model;

/// <summary>The process that is killed in the middle of a run.</summary>
internal enum Fault
{
    None,

    /// <summary>The leader's.</summary>
    Leader,

    /// <summary>A worker's without the job's actor.</summary>
    Worker,

    /// <summary>The worker's that has the job's actor.</summary>
    Home,
}
