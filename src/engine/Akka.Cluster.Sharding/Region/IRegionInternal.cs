using Akka.Actor;

namespace Akka.Cluster.Sharding.Region;

/// <summary>Marks what a region and its shards say to one another, so that the region tells it from the application's messages with one look.</summary>
internal interface IRegionInternal : INoSerializationVerificationNeeded;
