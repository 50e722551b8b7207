namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Marks the messages of distributed publish-subscribe that cross the network; bound to their serializer.</summary>
public interface IDistributedPubSubMessage;
