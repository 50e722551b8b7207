namespace Akka.Routing;

/// <summary>The key of a message, or null for one that it does not know.</summary>
public delegate object? ConsistentHashMapping(object msg);
