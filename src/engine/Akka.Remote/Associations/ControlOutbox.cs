using Akka.Remote.Wire;

namespace Akka.Remote.Associations;

/// <summary>What waits to be written by a control lane, apart from system messages. Not thread-safe: its owner locks.</summary>
internal sealed class ControlOutbox
{
    private ulong? _acknowledged;
    private bool _gap;

    public Queue<OutboundMessage> Messages { get; } = new();

    /// <summary>A connection is wanted though there is nothing to write.</summary>
    public bool Probe { get; set; }

    /// <summary>The connection is to be ended with this reason.</summary>
    public GoodbyeReason? Goodbye { get; set; }

    public bool HasFrames => Messages.Count > 0 || _acknowledged is not null || Probe || Goodbye is not null;

    public void Acknowledge(ulong sequence, bool gap)
    {
        _acknowledged = sequence;
        _gap |= gap;
    }

    public void Clear()
    {
        Messages.Clear();
        _acknowledged = null;
        _gap = Probe = false;
        Goodbye = null;
    }

    public Batch Take()
    {
        var batch = new Batch(Messages.Count == 0 ? [] : Messages.ToArray(), _acknowledged, _gap, Goodbye);
        Clear();
        return batch;
    }
}
