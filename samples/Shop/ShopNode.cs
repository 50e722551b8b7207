using System.Text.Json.Serialization;
using Akka.Cluster.Sharding;
using Akka.Cluster.Tools.Singleton;
using Akka.Configuration;
using Akka.Persistence.Sql;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Node;

namespace AkkaCluster.Samples.Shop;

/// <summary>A node of the shop: a seed, a worker and a gateway of the cluster, with the shop's entities and its pages.</summary>
internal static class ShopNode
{
    public const string Role = "shop";

    private const int Shards = 30;

    private static readonly TimeSpan ProviderPatience = TimeSpan.FromSeconds(3);

    public static ConsoleNode Program { get; } = new("shop", "A node of the shop: entities, pages, jobs.")
    {
        Flags = ClusterFlags.Worker,
        Settings = new Dictionary<string, string?> { ["AkkaCluster:Roles:0"] = "seed", ["AkkaCluster:Roles:1"] = "worker", ["AkkaCluster:Roles:2"] = Role },
        Add = Add,
        Map = Map,
    };

    private static void Add(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ShopOptions>().BindConfiguration("Shop");
        services.AddSingleton<ShopDatabase>().AddSingleton<Accounts>().AddSingleton<Sessions>().AddSingleton<OrderTable>().AddSingleton<CatalogueView>();
        services.AddHttpClient<IPaymentProvider, HttpPaymentProvider>((provider, http) =>
            (http.BaseAddress, http.Timeout) = (provider.GetRequiredService<IOptions<ShopOptions>>().Value.Provider, ProviderPatience)).RemoveAllLoggers();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.AddHostedService<NightlySchedules>();
        foreach (var narrowed in ShopSerialization.Narrowed)
            services.AddSingleton(narrowed);
        services.AddAkkaCluster(builder.Configuration, AddActors).AddJobKind<SalesKind>().AddJobKind<InvoiceKind>();
        services.AddSingleton<INodePreparation, ShopPreparation>();
    }

    private static void Map(WebApplication app)
    {
        app.MapAkkaCluster(dashboard: "/cluster");
        var api = app.MapGroup("/api").AddEndpointFilter(Asking.TellAsync);
        CatalogueEndpoints.Map(api);
        CartEndpoints.Map(api);
        OrderEndpoints.Map(api);
        UserEndpoints.Map(api);
        ReportEndpoints.Map(api);
        FrontEndpoints.Map(app);
        if (app.Services.GetRequiredService<IOptions<ShopOptions>>().Value.Drill)
            app.MapPost("/drill/cut/{cut}", (bool cut) => { CutTransport.IsCut = cut; });
    }

    private static void AddActors(AkkaConfigurationBuilder akka, IServiceProvider services)
    {
        var (options, database) = (services.GetRequiredService<IOptions<ShopOptions>>().Value, services.GetRequiredService<ShopDatabase>());
        akka.AddHocon(ConfigurationFactory.FromResource("shop.conf", typeof(ShopNode).Assembly), HoconAddMode.Append);
        akka.AddHocon(Journal(database), HoconAddMode.Append);
        // Nothing fences what an entity answers: one may begin elsewhere only when that of a side that was cut off has surely ended.
        akka.AddHocon("akkacluster.downing.removal-margin = resolver", HoconAddMode.Prepend);
        if (options.Drill)
            akka.AddHocon($"akka.remote.dot-netty.tcp.transport-class = \"{typeof(CutTransport).AssemblyQualifiedName}\"", HoconAddMode.Append);
        akka.WithCustomSerializer("shop", [typeof(IShopMessage)], system => new ShopSerializer(system));
        akka.WithActors((system, registry) => Start(system, registry, services));
    }

    private static Config Journal(ShopDatabase database)
    {
        var store = $"{{ connection-string = \"{database.ConnectionString.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\", provider-name = \"{database.Provider}\" }}";
        return ConfigurationFactory.ParseString($"akka.persistence {{ journal.sql = {store}, snapshot-store.sql = {store}, query.journal.sql = {store} }}").WithFallback(SqlPersistence.DefaultConfiguration);
    }

    private static void Start(ActorSystem system, IActorRegistry registry, IServiceProvider services)
    {
        var (sharding, time, self) = (ClusterSharding.Get(system), services.GetRequiredService<TimeProvider>(), Akka.Cluster.Cluster.Get(system).SelfUniqueAddress);
        var settings = ClusterShardingSettings.Create(system).WithRole(Role).WithPassivateIdleAfter(services.GetRequiredService<IOptions<ShopOptions>>().Value.Idle);
        var deliveries = ShardingConsumerController.Settings.Create(system);
        var provider = services.GetRequiredService<IPaymentProvider>();

        var catalogue = system.ActorOf(Props.Create(() => new CatalogueActor(services.GetRequiredService<CatalogueView>(), services.GetRequiredService<ShopDatabase>())), "catalogue");
        var courier = system.ActorOf(Props.Create(() => new PaymentCourier($"{self.Address.Host}:{self.Address.Port}#{self.Uid}")), "payment-courier");
        var stock = Region("stock", id => Props.Create(() => new StockActor(id, catalogue)));
        var orders = Region("order", id => Props.Create(() => new OrderActor(id, stock, courier, time)));
        var payments = Region("payment", id => ShardingConsumerController.Create<PaymentCommand>(consumer => Props.Create(() => new PaymentActor(id, consumer, orders, provider)), deliveries));
        courier.Tell(new PaymentCourier.Begin(payments));
        var projection = Props.Create(() => new OrderProjection(services.GetRequiredService<OrderTable>(), orders));
        system.ActorOf(ClusterSingletonManager.Props(projection, PoisonPill.Instance, ClusterSingletonManagerSettings.Create(system).WithRole(Role)), "order-projection");

        registry.Register<CatalogueActor>(catalogue);
        registry.Register<StockActor>(stock);
        registry.Register<OrderActor>(orders);
        registry.Register<CartActor>(Region("cart", id => Props.Create(() => new CartActor(id, orders))));

        IActorRef Region(string name, Func<string, Props> props) => sharding.Start(name, props, settings, HashCodeMessageExtractor.Create(Shards, message => (message as IEntityMessage)?.EntityId));
    }
}
