using AkkaCluster.Contracts;

namespace AkkaCluster.Balancing.Server;

/// <summary>A handler that several tasks use; its end comes once the cache has let go of it and the last of them is over.</summary>
internal sealed class SharedHandler(ITaskHandler handler)
{
    private int _users = 1;

    public ITaskHandler Handler => handler;

    public SharedHandler Use()
    {
        _users++;
        return this;
    }

    public async Task ReleaseAsync()
    {
        if (--_users > 0)
            return;
        if (handler is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        else if (handler is IDisposable disposable)
            disposable.Dispose();
    }
}
