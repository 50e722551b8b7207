namespace AkkaCluster.Simulation.Model;

/// <summary>A worker's node: its machine, its writing thread, and its slots.</summary>
internal sealed class WorkerNode(string name, Process process, Store.NodeWriter writer, int slots)
{
    public string Name => name;

    public Process Process => process;

    public Host Host => process.Host;

    public Store.NodeWriter Writer => writer;

    public int Slots { get; } = slots;

    /// <summary>Slots that nothing runs in.</summary>
    public int Idle { get; set; } = slots;

    public bool IsLost { get; set; }
}
