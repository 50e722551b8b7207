using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Akka.Actor;
using Akka.Event;
using Akka.Remote.Faults;

namespace Akka.Remote.Tests.Systems;

public class ObservationTests
{
    [Fact]
    public async Task Bytes_frames_and_associations_are_counted()
    {
        var counts = new ConcurrentDictionary<string, long>();
        using var listener = Listen(counts);
        await using var a = Node.Start();
        await using var b = Node.Start();
        b.System.ActorOf(Props.Create(() => new Echo()), "echo");

        // What is written is counted after it was: the second answer comes when the first exchange is counted.
        for (var i = 0; i < 2; i++) await a.RefTo(b, "/user/echo").Ask<byte[]>(new byte[10_000], Probe.Patience);

        // Both nodes are in this process: the block goes out twice and comes in twice.
        Assert.True(counts["akka.remote.bytes out ordinary"] >= 20_000, $"sent {counts["akka.remote.bytes out ordinary"]} bytes");
        Assert.True(counts["akka.remote.bytes in ordinary"] >= 20_000, $"received {counts["akka.remote.bytes in ordinary"]} bytes");
        Assert.True(counts["akka.remote.frames out ordinary"] >= 2);
        Assert.True(counts["akka.remote.associations"] >= 1);
    }

    [Fact]
    public async Task A_traced_send_is_traced_to_its_arrival_on_the_other_node()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Akka.Remote",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var a = Node.Start();
        await using var b = Node.Start();
        var traced = b.Probe("traced");
        var path = traced.Ref.Path.ToStringWithoutAddress();

        a.RefTo(b, path).Tell("traced", ActorRefs.NoSender);
        await traced.NextAsync<string>("the traced message");
        a.RefTo(b, path).Tell("second", ActorRefs.NoSender);
        await traced.NextAsync<string>("the second message, after whose arrival the first is surely traced");

        var sent = spans.First(s => s.Kind == ActivityKind.Producer && (string?)s.GetTagItem("akka.recipient") == $"{b.Address}{path}");
        var received = spans.First(s => s.Kind == ActivityKind.Consumer && s.ParentId == sent.Id);
        Assert.Equal(sent.TraceId, received.TraceId);
        Assert.Contains(path, (string?)received.GetTagItem("akka.recipient"));
    }

    [Fact]
    public async Task In_untrusted_mode_harmful_messages_and_foreign_selections_are_kept_out()
    {
        await using var a = Node.Start();
        await using var b = Node.Start(settings: """
            akka.loglevel = ERROR
            akka.remote { untrusted-mode = on, trusted-selection-paths = ["/user/open"] }
            """);
        var (open, closed) = (b.Probe("open"), b.Probe("closed"));
        var toClosed = a.RefTo(b, "/user/closed");

        a.System.ActorSelection($"{b.Address}/user/closed").Tell("by selection", ActorRefs.NoSender);
        a.System.ActorSelection($"{b.Address}/user/open").Tell("by selection", ActorRefs.NoSender);
        toClosed.Tell(PoisonPill.Instance, ActorRefs.NoSender);
        ((IInternalActorRef)toClosed).Stop();
        Assert.Equal("by selection", await open.NextAsync<string>("the trusted selection"));
        toClosed.Tell("by reference", ActorRefs.NoSender);

        Assert.Equal("by reference", await closed.NextAsync<object>("the harmless message"));
    }

    [Fact]
    public async Task A_cut_link_lets_nothing_through_either_way_and_a_healed_one_all()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        var (onA, onB) = (a.Probe("probe"), b.Probe("probe"));
        a.RefTo(b, "/user/probe").Tell("before", ActorRefs.NoSender);
        await onB.NextAsync<string>("a message before the cut");

        a.Remoting.Faults.Blackhole(b.Address, FaultDirection.Both);
        var dead = a.Events<DeadLetter>();
        a.RefTo(b, "/user/probe").Tell("cut out", ActorRefs.NoSender);
        b.RefTo(a, "/user/probe").Tell("cut in", ActorRefs.NoSender);
        Assert.Equal("cut out", (await dead.NextAsync<DeadLetter>("the message that does not get out")).Message);
        a.Remoting.Faults.PassThrough(b.Address, FaultDirection.Both);
        var repeated = a.System.Scheduler.ScheduleTellRepeatedlyCancelable(TimeSpan.Zero, TimeSpan.FromMilliseconds(50), a.RefTo(b, "/user/probe"), "healed", onA.Ref);

        Assert.Equal("healed", await onB.NextAsync<string>("a message after the healing"));
        repeated.Cancel();
        Assert.DoesNotContain("cut in", onA.Drain());
    }

    [Fact]
    public async Task A_throttled_link_takes_its_time()
    {
        await using var a = Node.Start();
        await using var b = Node.Start();
        var onB = b.Probe("probe");
        a.RefTo(b, "/user/probe").Tell("connected", ActorRefs.NoSender);
        await onB.NextAsync<string>("the first message");
        a.Remoting.Faults.Throttle(b.Address, FaultDirection.Send, 100_000);
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 4; i++) a.RefTo(b, "/user/probe").Tell(new byte[20_000], ActorRefs.NoSender);
        a.RefTo(b, "/user/probe").Tell("last", ActorRefs.NoSender);
        await onB.NextAsync<string>("the last message");

        // The pause comes after what was written: of 80,000 bytes at least one batch of 60,000 has been paid for.
        Assert.True(watch.Elapsed > TimeSpan.FromMilliseconds(150), $"took {watch.Elapsed}");
    }

    private static MeterListener Listen(ConcurrentDictionary<string, long> counts)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Akka.Remote") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) => Count(counts, instrument, count, tags));
        listener.SetMeasurementEventCallback<int>((instrument, count, tags, _) => Count(counts, instrument, count, tags));
        listener.Start();
        return listener;
    }

    private static void Count(ConcurrentDictionary<string, long> counts, Instrument instrument, long count, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        // Associations of other tests end meanwhile: only what is added counts.
        if (count < 0) return;
        var name = string.Join(' ', tags.ToArray().Select(tag => tag.Value).Prepend(instrument.Name));
        counts.AddOrUpdate(name, count, (_, before) => before + count);
    }
}
