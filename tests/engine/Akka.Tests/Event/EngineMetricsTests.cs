using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Akka.Actor;
using Akka.Tests.Support;
namespace Akka.Tests.Event;

public sealed class EngineMetricsTests : ActorSpec
{
    [Fact]
    public async Task The_meter_counts_messages_and_dead_letters_for_whoever_listens()
    {
        var sums = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => Enable(instrument, l) };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<int>((instrument, _, _, _) => sums.AddOrUpdate(instrument.Name, 1, (_, sum) => sum + 1));
        listener.Start();
        var echo = Act((message, context) => context.Sender.Tell(message));
        for (var i = 0; i < 10; i++) await echo.Ask<int>(i, Patience);
        System.DeadLetters.Tell("nobody");
        Assert.True(sums["akka.messages"] >= 10);
        Assert.True(sums["akka.dead_letters"] >= 1);
        Assert.True(sums["akka.mailbox.depth"] >= 1);
    }

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == "Akka") listener.EnableMeasurementEvents(instrument);
    }
}
