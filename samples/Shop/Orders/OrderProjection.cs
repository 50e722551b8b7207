using Akka;
using Akka.Event;
using Akka.Persistence.Query;
using Akka.Persistence.Sql.Query;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace AkkaCluster.Samples.Shop.Orders;

/// <summary>
/// Keeps the read table of orders up with the journal, on one node at a time; and wakes orders that are not at their end, since those whose node died wait for somebody to ask for them.
/// </summary>
internal sealed class OrderProjection : ReceiveActor, IWithTimers
{
    private const int Most = 200;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WakeInterval = TimeSpan.FromSeconds(3);

    private readonly OrderTable _table;
    private readonly IMaterializer _streams = Context.System.Materializer();
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private UniqueKillSwitch? _running;
    private long _seen;

    public OrderProjection(OrderTable table, IActorRef orders)
    {
        _table = table;
        Receive<Signal>(signal => signal == Signal.Begin, _ => Run());
        Receive<Ended>(ended =>
        {
            _log.Info("The projection of orders begins anew: {Why}", ended.Why);
            Timers.StartSingleTimer(Signal.Begin, Signal.Begin, Pause);
        });
        Receive<Signal>(_ => LookAsync().PipeTo(Self, failure: _ => new Look(long.MaxValue, [])));
        Receive<Look>(look =>
        {
            // Somebody wants it to be made anew.
            if (look.Seen < Interlocked.Read(ref _seen))
                _running?.Abort(new InvalidOperationException("the table was cleared"));
            foreach (var order in look.Open)
                orders.Tell(new OrderCommand.Wake(order));
        });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Self.Tell(Signal.Begin);
        Timers.StartPeriodicTimer(Signal.Wake, Signal.Wake, WakeInterval);
    }

    protected override void PostStop() => _running?.Shutdown();

    private async Task<Look> LookAsync() => new(await _table.ReadSeenAsync(), await _table.ReadOpenAsync());

    private void Run()
    {
        var self = Self;
        var journal = PersistenceQuery.Get(Context.System).ReadJournalFor<SqlReadJournal>(SqlReadJournal.Identifier);
        var (killed, done) = Source.FromTask(_table.ReadSeenAsync())
            .ConcatMany(from =>
            {
                Interlocked.Exchange(ref _seen, from);
                return journal.EventsByTag("order", new Sequence(from));
            })
            .GroupedWithin(Most, Gather)
            .SelectAsync(1, async batch =>
            {
                var last = ((Sequence)batch.Last().Offset).Value;
                var events = batch.Select(envelope => (envelope.PersistenceId["order-".Length..], (OrderEvent)envelope.Event)).ToList();
                if (!await _table.WriteAsync(_seen, events, last))
                    throw new InvalidOperationException($"found the table of orders not where it was left, at {_seen}");
                Interlocked.Exchange(ref _seen, last);
                return NotUsed.Instance;
            })
            .ViaMaterialized(KillSwitches.Single<NotUsed>(), Keep.Right)
            .ToMaterialized(Sink.Ignore<NotUsed>(), Keep.Both)
            .Run(_streams);
        _running = killed;
        done.PipeTo(self, success: () => new Ended("its stream has ended"), failure: cause => new Ended(cause.GetBaseException().Message));
    }

    private enum Signal
    {
        Begin,
        Wake,
    }

    private sealed record Ended(string Why) : INoSerializationVerificationNeeded;

    /// <summary>How far the table is, read before which orders are not at their end.</summary>
    private sealed record Look(long Seen, IReadOnlyList<string> Open) : INoSerializationVerificationNeeded;
}
