namespace Akka.Remote.Faults;

/// <summary>What is wrong with the link to one node, for tests: per direction nothing, a limited rate, or nothing gets through.</summary>
internal sealed class LinkFault
{
    private const long Blackhole = 0;
    private const long None = long.MaxValue;
    private long _send = None;
    private long _receive = None;

    public bool IsClear => Volatile.Read(ref _send) == None && Volatile.Read(ref _receive) == None;

    public bool DropsOutbound => Volatile.Read(ref _send) == Blackhole;

    public bool DropsInbound => Volatile.Read(ref _receive) == Blackhole;

    /// <summary>Lets <paramref name="bytesPerSecond"/> through; 0 for nothing, null for all.</summary>
    public void Set(FaultDirection direction, long? bytesPerSecond)
    {
        if (bytesPerSecond < 0) throw new ArgumentOutOfRangeException(nameof(bytesPerSecond), bytesPerSecond, "A link's rate must be 0 or more bytes per second.");
        if (direction != FaultDirection.Receive) Volatile.Write(ref _send, bytesPerSecond ?? None);
        if (direction != FaultDirection.Send) Volatile.Write(ref _receive, bytesPerSecond ?? None);
    }

    /// <summary>How long whoever has just sent so many bytes must pause.</summary>
    public TimeSpan PauseAfterSending(int bytes) => Pause(bytes, Volatile.Read(ref _send));

    /// <summary>How long whoever has just received so many bytes must pause.</summary>
    public TimeSpan PauseAfterReceiving(int bytes) => Pause(bytes, Volatile.Read(ref _receive));

    private static TimeSpan Pause(int bytes, long rate) =>
        rate is None or Blackhole ? TimeSpan.Zero : TimeSpan.FromSeconds((double)bytes / rate);
}
