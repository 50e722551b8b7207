namespace Akka.Actor.Internal;

/// <summary>What is run when a system has terminated, the last registered first.</summary>
internal sealed class TerminationCallbacks
{
    private readonly Stack<Action> _callbacks = new();
    private bool _ran;

    public void Add(Action callback)
    {
        lock (_callbacks)
        {
            if (_ran) throw new InvalidOperationException("The actor system has terminated: it is too late to register a callback.");
            _callbacks.Push(callback);
        }
    }

    public void Run(Action<Exception> failed)
    {
        Action[] callbacks;
        lock (_callbacks)
        {
            _ran = true;
            callbacks = [.. _callbacks];
        }
        foreach (var callback in callbacks)
        {
            try
            {
                callback();
            }
            catch (Exception e)
            {
                failed(e);
            }
        }
    }
}
