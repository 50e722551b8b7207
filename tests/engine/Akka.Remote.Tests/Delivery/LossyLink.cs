using Akka.Remote.Delivery;

namespace Akka.Remote.Tests.Delivery;

/// <summary>A sender and a receiver with a link between that does, on each step, what a number from 0 to 99 tells.</summary>
internal sealed class LossyLink
{
    private readonly SystemMessageSender<int> _sender = new(10_000, TimeSpan.FromSeconds(1));
    private readonly SystemMessageReceiver _receiver = new();
    private readonly List<(ulong Sequence, int Message)> _wire = [];
    private readonly List<(ulong Sequence, bool Gap)> _acknowledgements = [];
    private TimeSpan _now;

    public int Sent { get; private set; }

    public List<int> Delivered { get; } = [];

    public void Step(int roll)
    {
        _now += TimeSpan.FromMilliseconds(100);
        switch (roll)
        {
            case < 30: _sender.TryAdd(++Sent); break;
            case < 45: Write(); break;
            case < 65: Arrive(roll); break;
            case < 75: Acknowledge(); break;
            case < 80: _wire.Clear(); break;
            case < 85: _acknowledgements.Clear(); break;
            case < 90: if (_wire.Count > 0) _wire.Add(_wire[roll % _wire.Count]); break;
            case < 95: _wire.Reverse(); break;
            default: _sender.Rewind(); break;
        }
    }

    /// <summary>From now on the link is good: all that is pending must arrive.</summary>
    public void RunToEnd()
    {
        while (_sender.Pending > 0)
        {
            _now += TimeSpan.FromSeconds(1);
            Write();
            while (_wire.Count > 0) Arrive(0);
            while (_acknowledgements.Count > 0) Acknowledge();
        }
    }

    private void Write()
    {
        _sender.RewindIfOverdue(_now);
        _sender.TakeUnsent(_wire, _now);
    }

    private void Arrive(int roll)
    {
        if (_wire.Count == 0) return;
        var index = roll % _wire.Count;
        var (sequence, message) = _wire[index];
        _wire.RemoveAt(index);
        var verdict = _receiver.Receive(sequence);
        if (verdict == SystemMessageVerdict.Deliver) Delivered.Add(message);
        _acknowledgements.Add((_receiver.Delivered, verdict == SystemMessageVerdict.Gap));
    }

    private void Acknowledge()
    {
        if (_acknowledgements.Count == 0) return;
        var (sequence, gap) = _acknowledgements[0];
        _acknowledgements.RemoveAt(0);
        _sender.Acknowledge(sequence, gap, _now);
    }
}
