using System.Collections.Concurrent;

namespace Akka.Remote;

/// <summary>The references made last, by path: so that one actor has one reference, and with it one id per connection.</summary>
internal sealed class RemoteRefCache
{
    private const int Capacity = 4096;

    private readonly ConcurrentDictionary<string, RemoteActorRef> _refs = new(StringComparer.Ordinal);
    private int _count;

    public RemoteActorRef? Find(string path) => _refs.GetValueOrDefault(path);

    public void Add(string path, RemoteActorRef reference)
    {
        // Starting over when full is crude, and costs less than keeping track of which was used when.
        if (Interlocked.Increment(ref _count) > Capacity)
        {
            _refs.Clear();
            Volatile.Write(ref _count, 1);
        }

        _refs.TryAdd(path, reference);
    }
}
