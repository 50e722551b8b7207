namespace Akka.Remote.Associations;

/// <summary>The ids that a connection's writer has given: to senders by reference and to manifests by text. Id 0 means none.</summary>
internal sealed class IdTable
{
    /// <summary>How many ids either end remembers; with one more the writer has both start over.</summary>
    public const int Capacity = 8192;

    private readonly Dictionary<object, uint> _references = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, uint> _texts = new(StringComparer.Ordinal);
    private static int _epochs;
    private uint _last;

    /// <summary>Tells the ids of this connection, since it last started over, from all others of the process.</summary>
    public uint Epoch { get; private set; } = NextEpoch();

    public bool IsNearlyFull => _last > Capacity - 8;

    public void Clear()
    {
        _references.Clear();
        _texts.Clear();
        _last = 0;
        Epoch = NextEpoch();
    }

    /// <summary>The id of a reference; true when it is new, so that its path must go along.</summary>
    public bool Define(object reference, out uint id)
    {
        if (_references.TryGetValue(reference, out id)) return false;
        _references.Add(reference, id = ++_last);
        return true;
    }

    /// <summary>The id of a text; true when it is new, so that the text must go along.</summary>
    public bool Define(string text, out uint id)
    {
        if (_texts.TryGetValue(text, out id)) return false;
        _texts.Add(text, id = ++_last);
        return true;
    }

    /// <summary>An id for something that remembers its id itself, with <see cref="Epoch"/>.</summary>
    public uint Next() => ++_last;

    private static uint NextEpoch() => (uint)Interlocked.Increment(ref _epochs);
}
