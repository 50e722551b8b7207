using System.Text;
using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Logs;

/// <summary>Sends this node's lines to those who keep them, some at a time. Where more is written than that, the oldest that wait are left out, and it is said how many.</summary>
internal sealed class LogShipper : ReceiveActor, IWithTimers
{
    private const int MostWaiting = 1000;
    private const int AtOnce = 200;
    private const int MostText = 2000;
    private const int MostException = 8000;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly Queue<NodeLine> _waiting = new();
    private readonly Func<IReadOnlyList<ICanTell>> _keepers;
    private readonly string _self;
    private readonly TimeProvider _time;
    private long _number;
    private int _leftOut;

    public LogShipper(string self, Func<IReadOnlyList<ICanTell>> keepers, TimeProvider time)
    {
        (_self, _keepers, _time) = (self, keepers, time);
        // Above those of the process that had this address before: it cannot have written a thousand lines each millisecond.
        _number = time.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
        Receive<NodeLine>(OnLine);
        Receive<Ship>(_ => OnShip());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(string self, Func<IReadOnlyList<ICanTell>> keepers, TimeProvider time) => Akka.Actor.Props.Create(() => new LogShipper(self, keepers, time));

    private void OnLine(NodeLine line)
    {
        _waiting.Enqueue(line with { Node = _self, Number = _number++, Message = Cut(line.Message, MostText), Exception = line.Exception is null ? null : Cut(line.Exception, MostException) });
        if (_waiting.Count > MostWaiting)
        {
            _waiting.Dequeue();
            _leftOut++;
        }

        if (!Timers.IsTimerActive(Ship.Instance))
            Timers.StartSingleTimer(Ship.Instance, Ship.Instance, Pace);
    }

    private void OnShip()
    {
        var keepers = _keepers();
        if (keepers.Count > 0)
        {
            List<NodeLine> lines = [];
            if (_leftOut > 0)
                lines.Add(new NodeLine(_self, _number++, _time.GetUtcNow(), LogLevel.Warning, typeof(LogShipper).FullName!, $"{_leftOut} lines of this node's log were left out here; its own log has them"));
            _leftOut = 0;
            while (lines.Count < AtOnce && _waiting.TryDequeue(out var line))
                lines.Add(line);
            foreach (var keeper in keepers)
                keeper.Tell(new LogMessages.Lines(lines), Self);
        }

        if (_waiting.Count > 0)
            Timers.StartSingleTimer(Ship.Instance, Ship.Instance, Pace);
    }

    /// <summary>A text of bounded length; halves of characters, which nothing can send, are replaced.</summary>
    private static string Cut(string text, int most) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Length <= most ? text : string.Concat(text.AsSpan(0, most), "…")));

    private sealed class Ship
    {
        public static readonly Ship Instance = new();
    }
}
