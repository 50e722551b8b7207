using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Makes routers. The routing part of the engine sets how.</summary>
internal static class LocalRouters
{
    public static Func<ActorSystemImpl, Props, IInternalActorRef, ActorPath, IInternalActorRef> Create { get; set; } =
        static (_, props, _, path) => throw new Configuration.ConfigurationException($"[{path}] is a router [{props.RouterConfig}], and routing is not part of this build.");
}
