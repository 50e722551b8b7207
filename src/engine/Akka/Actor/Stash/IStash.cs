namespace Akka.Actor;

/// <summary>Messages that an actor puts aside to handle later.</summary>
public interface IStash
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>Whether there are none.</summary>
    bool IsEmpty { get; }

    /// <summary>Whether there are any.</summary>
    bool NonEmpty { get; }

    /// <summary>Whether no more fits in.</summary>
    bool IsFull { get; }

    /// <summary>How many fit in; negative for any number.</summary>
    int Capacity { get; }

    /// <summary>Puts the message at hand aside.</summary>
    /// <exception cref="StashOverflowException">No more fits in.</exception>
    void Stash();

    /// <summary>Puts the oldest message back at the front of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts all messages back at the front of the mailbox, in their order.</summary>
    void UnstashAll();

    /// <summary>Puts the messages back that the predicate is true for, and forgets the others.</summary>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Gives the messages away.</summary>
    IEnumerable<Envelope> ClearStash();

    /// <summary>Puts messages before those that are put aside.</summary>
    void Prepend(IEnumerable<Envelope> envelopes);
}
