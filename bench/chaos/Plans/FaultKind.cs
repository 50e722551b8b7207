namespace AkkaCluster.Chaos.Plans;

/// <summary>What is done to the cluster, its network, its clocks or its store.</summary>
internal enum FaultKind
{
    /// <summary>SIGKILL to a worker, which is started again after a while.</summary>
    KillWorker,

    /// <summary>SIGKILL to the node of the leader.</summary>
    KillLeader,

    /// <summary>SIGKILL to two nodes.</summary>
    KillTwo,

    /// <summary>SIGKILL to all nodes.</summary>
    KillAll,

    /// <summary>SIGSTOP to a node for a moment: nobody takes it for lost.</summary>
    PauseShort,

    /// <summary>SIGSTOP to a node until it was removed.</summary>
    PauseLong,

    /// <summary>SIGSTOP to the node of the leader.</summary>
    PauseLeader,

    /// <summary>SIGTERM to a node, which leaves in order and is started again.</summary>
    Leave,

    /// <summary>All nodes leave and come again, one after the other.</summary>
    RestartEach,

    /// <summary>All nodes leave at once, and come again.</summary>
    RestartAll,

    /// <summary>All nodes leave and come again, one after the other, as another version of the programs; the next time as the first one again.</summary>
    Upgrade,

    /// <summary>One or two nodes are cut off from the others; packets vanish.</summary>
    Cut,

    /// <summary>The same, and connections are refused.</summary>
    CutRefusing,

    /// <summary>What others send to a node vanishes; what it sends arrives.</summary>
    CutOneWay,

    /// <summary>A node loses a quarter of the packets that others send it.</summary>
    LossyLink,

    /// <summary>A node gets 50 kB a second from others; what is more vanishes.</summary>
    SlowLink,

    /// <summary>A node's clock is five minutes ahead.</summary>
    ClockAhead,

    /// <summary>A node's clock is five minutes behind.</summary>
    ClockBehind,

    /// <summary>The disk of the SQLite store is full.</summary>
    DiskFull,

    /// <summary>SIGKILL to all nodes, which start again on a disk of the SQLite store that is read-only for a while.</summary>
    DiskReadOnly,

    /// <summary>The PostgreSQL server is stopped, in order or like in a crash, and started again.</summary>
    StoreRestart,

    /// <summary>SIGKILL to all processes of the PostgreSQL server, which is started again.</summary>
    StoreKilled,

    /// <summary>SIGSTOP to all processes of the PostgreSQL server.</summary>
    StorePaused,

    /// <summary>A node hears nothing of the PostgreSQL server; what it had sent may have been done.</summary>
    StoreCut,

    /// <summary>What nodes and the PostgreSQL server send each other is a tenth of a second late.</summary>
    StoreSlow,

    /// <summary>Each COMMIT is done, and its connection cut before the answer arrives.</summary>
    CommitLost,

    /// <summary>Each COMMIT is done, and its answer arrives when the fault is over.</summary>
    CommitLate,
}
