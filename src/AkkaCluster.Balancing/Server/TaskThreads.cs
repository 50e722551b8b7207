namespace AkkaCluster.Balancing.Server;

/// <summary>The threads of a server's slots, made when they are first needed. Only the server's actor touches it.</summary>
internal sealed class TaskThreads : IDisposable
{
    private readonly List<TaskThread> _all = [];
    private readonly Stack<TaskThread> _free = [];

    public TaskThread Take()
    {
        if (_free.TryPop(out var thread))
            return thread;
        _all.Add(thread = new TaskThread(_all.Count + 1));
        return thread;
    }

    public void Give(TaskThread thread) => _free.Push(thread);

    public void Dispose() => _all.ForEach(thread => thread.Dispose());
}
