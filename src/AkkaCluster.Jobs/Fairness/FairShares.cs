namespace AkkaCluster.Jobs.Fairness;

/// <summary>
/// Whose turn it is among queues: each is charged for the time that its tasks take, divided by its weight, and the one that was charged least comes next (start-time fair queuing:
/// P. Goyal, H. Vin, H. Cheng, SIGCOMM 1996). A queue that had nothing to do, or could not do more, falls behind by no more than <paramref name="credit"/>: it cannot claim later what it did not want.
/// </summary>
/// <param name="weights">The weights.</param>
/// <param name="credit">Time of a slot, for a weight of 1. It bridges the moments in which a queue of small jobs has none at hand.</param>
internal sealed class FairShares(QueueWeights weights, TimeSpan credit)
{
    /// <summary>How much the last chunk counts in what the next one is expected to take.</summary>
    private const double Newest = 0.2;

    private readonly Dictionary<string, Account> _accounts = [];

    /// <summary>Where the queue stood that came last.</summary>
    private double _now;

    private double Least => _now - credit.TotalSeconds;

    /// <summary>Those have jobs, and hold so much.</summary>
    public void Meet(IReadOnlyDictionary<string, int> queues)
    {
        foreach (var (queue, held) in queues)
        {
            if (_accounts.TryGetValue(queue, out var account))
                account.Charged += Math.Max(0, Least - Standing(queue, held));
            else
                _accounts.Add(queue, new Account { Charged = _now });
        }

        if (_accounts.Count == queues.Count)
            return;
        foreach (var (queue, account) in _accounts)
        {
            if (account.Charged < Least && !queues.ContainsKey(queue))
                _accounts.Remove(queue);
        }
    }

    /// <summary>What the queue will have been charged when what it holds is done; the least comes next.</summary>
    public double Standing(string queue, int held) => _accounts.TryGetValue(queue, out var account) ? account.Charged + (held * account.Expected / weights.Of(queue)) : _now;

    /// <summary>The queue gets a slot beside what it holds.</summary>
    public void Serve(string queue, int held) => _now = Math.Max(_now, Standing(queue, held));

    /// <summary>A chunk of the queue has had a slot for so long.</summary>
    public void Charge(string queue, TimeSpan used)
    {
        if (!_accounts.TryGetValue(queue, out var account))
            return;
        account.Charged += used.TotalSeconds / weights.Of(queue);
        account.Expected += Newest * (used.TotalSeconds - account.Expected);
    }

    private sealed class Account
    {
        /// <summary>Seconds, divided by the weight.</summary>
        public double Charged { get; set; }

        /// <summary>Seconds that a chunk takes, of late.</summary>
        public double Expected { get; set; } = 0.001;
    }
}
