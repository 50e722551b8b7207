namespace AkkaCluster.Simulation.Model;

/// <summary>A worker's node: its machine, its writing thread, and its slots.</summary>
internal sealed class WorkerNode(string name, Host host, Store.NodeWriter writer, int slots)
{
    public string Name => name;

    public Host Host => host;

    public Store.NodeWriter Writer => writer;

    public int Slots { get; } = slots;

    /// <summary>Slots that nothing runs in.</summary>
    public int Idle { get; set; } = slots;

    public bool IsLost { get; set; }
}
