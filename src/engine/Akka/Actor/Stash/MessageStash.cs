namespace Akka.Actor;

/// <summary>The stash of an actor.</summary>
internal sealed class MessageStash : IStash
{
    private readonly ActorCell _cell;
    private LinkedList<Envelope> _stash = [];
    private int _lastStashed = -1;

    public MessageStash(ActorCell cell, int capacity)
    {
        _cell = cell;
        Capacity = capacity;
    }

    public int Count => _stash.Count;

    public bool IsEmpty => _stash.Count == 0;

    public bool NonEmpty => _stash.Count > 0;

    public bool IsFull => Capacity >= 0 && _stash.Count >= Capacity;

    public int Capacity { get; }

    public void Stash()
    {
        var envelope = _cell.CurrentEnvelope;
        if (envelope.Message is null) throw new IllegalActorStateException($"{_cell.Self} processes no message that it could stash.");
        if (_lastStashed == _cell.CurrentEnvelopeId)
            throw new IllegalActorStateException($"{_cell.Self} cannot stash the same message more than once: [{envelope.Message}].");
        if (IsFull)
            throw new StashOverflowException($"Couldn't enqueue message [{envelope.Message}] from [{envelope.Sender}] to stash of [{_cell.Self}]: it holds its {Capacity} messages (stash-capacity).");
        _lastStashed = _cell.CurrentEnvelopeId;
        _stash.AddLast(envelope);
    }

    public void Unstash()
    {
        if (_stash.First is not { } first) return;
        _stash.RemoveFirst();
        _cell.Mailbox.EnqueueFirst(first.Value);
    }

    public void UnstashAll() => UnstashAll(static _ => true);

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        var stash = _stash;
        if (stash.Count == 0) return;
        _stash = [];
        for (var node = stash.Last; node is not null; node = node.Previous)
            if (predicate(node.Value)) _cell.Mailbox.EnqueueFirst(node.Value);
    }

    public IEnumerable<Envelope> ClearStash()
    {
        var stash = _stash;
        _stash = [];
        return stash;
    }

    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        foreach (var envelope in envelopes.Reverse())
        {
            if (!_stash.Any(e => ReferenceEquals(e.Message, envelope.Message) && Equals(e.Sender, envelope.Sender))) _stash.AddFirst(envelope);
        }
    }
}
