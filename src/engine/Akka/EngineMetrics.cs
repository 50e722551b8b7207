using System.Diagnostics.Metrics;

namespace Akka;

/// <summary>The engine's own measurements, on the meter <c>Akka</c>. Nobody listening, they cost a check of a flag.</summary>
internal static class EngineMetrics
{
    private static readonly Meter Meter = new("Akka");
    private static readonly Counter<long> Processed = Meter.CreateCounter<long>("akka.messages", "{message}", "Messages that actors processed.");
    private static readonly Counter<long> Dead = Meter.CreateCounter<long>("akka.dead_letters", "{message}", "Messages that reached nobody.");
    private static readonly Counter<long> Restarted = Meter.CreateCounter<long>("akka.restarts", "{restart}", "Restarts of actors.");
    private static readonly Histogram<int> MailboxDepth = Meter.CreateHistogram<int>("akka.mailbox.depth", "{message}", "Messages that a mailbox held when its actor got to run.");
    private static readonly UpDownCounter<long> Living = Meter.CreateUpDownCounter<long>("akka.actors", "{actor}", "Actors that live.");

    /// <summary>Whether anybody listens to what each run of a mailbox costs to measure.</summary>
    public static bool Watched => Processed.Enabled || MailboxDepth.Enabled;

    public static void Depth(int messages) => MailboxDepth.Record(messages);

    public static void Message()
    {
        if (Processed.Enabled) Processed.Add(1);
    }

    public static void DeadLetter()
    {
        if (Dead.Enabled) Dead.Add(1);
    }

    public static void Restart()
    {
        if (Restarted.Enabled) Restarted.Add(1);
    }

    public static void Actors(int change)
    {
        if (Living.Enabled) Living.Add(change);
    }
}
