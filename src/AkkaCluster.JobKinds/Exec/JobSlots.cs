namespace AkkaCluster.JobKinds.Exec;

/// <summary>Numbers from 1 for what runs at once of one job on one worker: each the least that is free.</summary>
internal sealed class JobSlots
{
    private readonly SortedSet<int> _free = [];
    private readonly Lock _gate = new();
    private int _most;

    public Slot Take()
    {
        lock (_gate)
        {
            if (_free.Count == 0)
                return new Slot(this, ++_most);
            var least = _free.Min;
            _free.Remove(least);
            return new Slot(this, least);
        }
    }

    private void Return(int number)
    {
        lock (_gate)
            _free.Add(number);
    }

    /// <summary>A number that is taken until this is disposed of.</summary>
    public readonly struct Slot(JobSlots slots, int number) : IDisposable
    {
        public int Number => number;

        public void Dispose() => slots.Return(number);
    }
}
