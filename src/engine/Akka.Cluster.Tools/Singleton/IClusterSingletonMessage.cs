namespace Akka.Cluster.Tools.Singleton;

/// <summary>Marks the messages that managers and proxies of a singleton exchange; bound to their serializer.</summary>
public interface IClusterSingletonMessage;
