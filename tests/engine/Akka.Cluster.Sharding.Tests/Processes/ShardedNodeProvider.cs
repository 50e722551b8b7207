using Akka.Actor;

namespace Akka.Cluster.Sharding.Tests.Processes;

/// <summary>Extension of a test node, named in <c>akka.extensions</c>: a region of <see cref="CountedEntity"/>.</summary>
public sealed class ShardedNodeProvider : ExtensionIdProvider<ShardedNodeProvider.ShardedNode>
{
    public const string TypeName = "counted";
    public const string CounterPort = "test.counter-port";

    private const int Shards = 12;

    public override ShardedNode CreateExtension(ExtendedActorSystem system) => new(system);

    internal static IMessageExtractor Extractor() => HashCodeMessageExtractor.Create(Shards, _ => null);

    public sealed class ShardedNode : IExtension
    {
        public ShardedNode(ActorSystem system)
        {
            var counter = new CounterClient(system.Settings.Config.GetInt(CounterPort));
            ClusterSharding.Get(system).Start(TypeName, id => Props.Create(() => new CountedEntity(id, counter)), ClusterShardingSettings.Create(system), Extractor());
        }
    }
}
