using Akka.Actor;
using Akka.Util;

namespace Akka.Routing;

/// <summary>Router configurations stay within their process: what stands for one is the configuration itself.</summary>
internal sealed class RouterConfigSurrogate(RouterConfig config) : ISurrogate
{
    public ISurrogated FromSurrogate(ActorSystem system) => config;
}
