using Akka.Util;

namespace Akka.Cluster.Sharding;

/// <summary>Gives the entity's id and what the entity gets; none if the message is for no entity.</summary>
public delegate Option<(string, object)> ExtractEntityId(object message);
