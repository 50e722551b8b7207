namespace Akka.Cluster.Daemon;

/// <summary>What is to be called once when this node becomes Up, and once when it is no longer of the cluster.</summary>
internal sealed class MemberCallbacks
{
    private readonly object _gate = new();
    private readonly List<Action> _onUp = [];
    private readonly List<Action> _onRemoved = [];
    private bool _up;
    private bool _removed;

    public void OnUp(Action callback) => Register(callback, _onUp, () => _up && !_removed);

    public void OnRemoved(Action callback) => Register(callback, _onRemoved, () => _removed);

    public void Up() => Fire(_onUp, ref _up);

    public void Removed() => Fire(_onRemoved, ref _removed);

    private void Register(Action callback, List<Action> callbacks, Func<bool> happened)
    {
        lock (_gate)
        {
            if (!happened())
            {
                callbacks.Add(callback);
                return;
            }
        }
        callback();
    }

    private void Fire(List<Action> callbacks, ref bool happened)
    {
        Action[] due;
        lock (_gate)
        {
            happened = true;
            due = [.. callbacks];
            callbacks.Clear();
        }
        foreach (var callback in due)
            callback();
    }
}
