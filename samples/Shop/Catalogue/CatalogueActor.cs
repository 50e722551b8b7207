using Akka.Cluster;
using Akka.DistributedData;

namespace AkkaCluster.Samples.Shop.Catalogue;

/// <summary>
/// This node's replica of the catalogue: prices and texts are registers of which the last write counts, hints of stock are counters, and each node counts its pulses. All of it travels together, so
/// whoever has a node's pulse has all that it wrote before. Nobody is asked for a read or a write: both go on when the network parts.
/// </summary>
internal sealed class CatalogueActor : ReceiveActor, IWithTimers
{
    private const string Price = "price:";
    private const string Text = "text:";
    private const string Stock = "stock:";
    private static readonly GCounterKey PulseKey = new("pulse");
    private static readonly TimeSpan PulseInterval = TimeSpan.FromMilliseconds(500);

    private readonly CatalogueView _view;
    private readonly ShopDatabase _database;
    private readonly Akka.Cluster.Cluster _cluster = Akka.Cluster.Cluster.Get(Context.System);
    private readonly IActorRef _replicator = DistributedData.Get(Context.System).Replicator;

    public CatalogueActor(CatalogueView view, ShopDatabase database)
    {
        (_view, _database) = (view, database);
        Receive<CatalogueMessage.Set>(set =>
        {
            if (set.Change.Price is { } price)
                Write(PriceKey(set.Product), price);
            if (set.Change.Text is { } text)
                Write(TextKey(set.Product), text);
            Sender.Tell(new CatalogueMessage.Written());
        });
        Receive<CatalogueMessage.StockIs>(stock =>
            Update(StockKey(stock.Product), PNCounter.Empty, counter => counter.Increment(_cluster, stock.Available - (long)counter.Value)));
        Receive<CatalogueMessage.Pulse>(_ => Update(PulseKey, GCounter.Empty, counter => counter.Increment(_cluster)));
        Receive<Changed>(OnChanged);
        Receive<ClusterEvent.MemberRemoved>(removed => _view.Forget(Name(removed.Member.UniqueAddress)));
        Receive<IUpdateResponse>(_ => { });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        foreach (var product in Product.All)
        {
            _replicator.Tell(Dsl.Subscribe(PriceKey(product.Id), Self));
            _replicator.Tell(Dsl.Subscribe(TextKey(product.Id), Self));
            _replicator.Tell(Dsl.Subscribe(StockKey(product.Id), Self));
        }
        _replicator.Tell(Dsl.Subscribe(PulseKey, Self));
        _cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.MemberRemoved));
        Timers.StartPeriodicTimer(new CatalogueMessage.Pulse(), new CatalogueMessage.Pulse(), PulseInterval);
        Restore();
    }

    protected override void PostStop() => _cluster.Unsubscribe(Self);

    private static LWWRegisterKey<long> PriceKey(string product) => new(Price + product);

    private static LWWRegisterKey<string> TextKey(string product) => new(Text + product);

    private static PNCounterKey StockKey(string product) => new(Stock + product);

    private static string Name(UniqueAddress node) => $"{node.Address.Host}:{node.Address.Port}";

    private void OnChanged(Changed changed)
    {
        switch (changed.Data)
        {
            case LWWRegister<long> price:
                _view.Change(changed.Key.Id[Price.Length..], offer => offer with { Price = price.Value });
                break;
            case LWWRegister<string> text:
                _view.Change(changed.Key.Id[Text.Length..], offer => offer with { Text = text.Value });
                break;
            case PNCounter stock:
                _view.Change(changed.Key.Id[Stock.Length..], offer => offer with { Stock = (int)stock.Value });
                break;
            case GCounter pulses:
                foreach (var member in _cluster.State.Members.Where(member => pulses.State.ContainsKey(member.UniqueAddress)))
                    _view.Hear(Name(member.UniqueAddress), pulses.State[member.UniqueAddress]);
                break;
        }
    }

    private void Write<T>(LWWRegisterKey<T> key, T value)
    {
        Update(key, new LWWRegister<T>(_cluster.SelfUniqueAddress, value, 0), register => register.WithValue(_cluster.SelfUniqueAddress, value));
        Keep(key.Id, string.Create(CultureInfo.InvariantCulture, $"{value}"));
    }

    private void Update<T>(IKey<T> key, T initial, Func<T, T> modify)
        where T : IReplicatedData<T> => _replicator.Tell(Dsl.Update(key, initial, WriteLocal.Instance, modify));

    /// <summary>The database is no part of the write: without it the change lives as long as a node does.</summary>
    private void Keep(string name, string value) => _ = Task.Run(async () =>
    {
        await using var connection = _database.Open();
        await connection.ExecuteAsync("INSERT INTO edit (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { name, value });
    });

    /// <summary>What was changed before all nodes ended, older than whatever a node has.</summary>
    private void Restore()
    {
        using var connection = _database.Open();
        foreach (var (name, value) in connection.Query<(string Name, string Value)>("SELECT name, value FROM edit"))
        {
            if (name.StartsWith(Price, StringComparison.Ordinal))
                Update(new LWWRegisterKey<long>(name), new LWWRegister<long>(_cluster.SelfUniqueAddress, long.Parse(value, CultureInfo.InvariantCulture), 0), register => register);
            else
                Update(new LWWRegisterKey<string>(name), new LWWRegister<string>(_cluster.SelfUniqueAddress, value, 0), register => register);
        }
    }
}
