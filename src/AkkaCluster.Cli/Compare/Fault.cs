namespace AkkaCluster.Cli.Compare;

/// <summary>What is done to each side, a third of the way through the tasks.</summary>
internal enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A worker or server is killed (SIGKILL) and stays away.</summary>
    KillOne,

    /// <summary>Where the requests arrive is killed: the leader's node, or the balancer. It is started again after a while, as a service manager would do.</summary>
    KillEntry,

    /// <summary>A worker or server stands still (SIGSTOP) for a while.</summary>
    PauseOne,

    /// <summary>A worker or server gets a tenth of its time for the rest of the run.</summary>
    SlowOne,

    /// <summary>Workers or servers are asked to stop (SIGTERM) and started again, one after the other.</summary>
    RestartAll,
}
