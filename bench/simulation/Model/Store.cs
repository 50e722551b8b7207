using AkkaCluster.Simulation.Kernel;

namespace AkkaCluster.Simulation.Model;

/// <summary>The job store: each node has one transaction on its way, and what it writes meanwhile gathers for the next one.</summary>
/// <param name="time">The clock.</param>
/// <param name="costs">What it takes.</param>
internal sealed class Store(VirtualTime time, StoreCosts costs)
{
    /// <summary>As GroupCommit has it.</summary>
    private const int MostOperations = 512;

    private readonly double _stretch = Math.Ceiling(costs.Writers) / costs.Writers;

    /// <summary>Who writes now, of all nodes.</summary>
    public Station Writers { get; } = new(time, "store's writer", (int)Math.Ceiling(costs.Writers));

    public StoreCosts Costs => costs;

    /// <summary>A node's own writing thread.</summary>
    /// <param name="host">Whose cores it takes.</param>
    public NodeWriter Open(Host host) => new(this, host);

    public sealed class NodeWriter(Store store, Host host)
    {
        private readonly Queue<(double Cost, Action Then)> _queue = new();
        private bool _isCommitting;
        private double _work;

        /// <summary>The share of what the node can write, in full transactions, that it has written. It is busy long before that is all: whatever comes is written at once, in transactions that grow with the load.</summary>
        public double Share => store.Share(_work);

        public void Write(double cost, Action then)
        {
            _queue.Enqueue((cost, then));
            if (!_isCommitting)
                Commit();
        }

        private void Commit()
        {
            _isCommitting = true;
            var batch = new List<(double Cost, Action Then)>();
            while (batch.Count < MostOperations && _queue.TryDequeue(out var next))
                batch.Add(next);
            var operations = batch.Sum(operation => operation.Cost);
            _work += operations + batch.Count * store.Costs.Commit / MostOperations;
            store.Writers.Hold(release => store.Take(host, operations, () =>
            {
                release();
                _isCommitting = false;
                batch.ForEach(operation => operation.Then());
                if (_queue.Count > 0 && !_isCommitting)
                    Commit();
            }));
        }
    }

    private double Share(double work) => time.Now <= 0 ? 0 : _stretch * work / time.Now;

    private void Take(Host host, double operations, Action then)
    {
        var commit = time.LogNormal(costs.Commit, costs.CommitSpread);
        var busy = commit * costs.ProcessorShare + operations * costs.OperationShare;
        host.Run(_stretch * busy, () => time.After(_stretch * (commit + operations - busy), then));
    }
}
