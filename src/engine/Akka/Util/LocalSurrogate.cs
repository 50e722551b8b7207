using Akka.Actor;

namespace Akka.Util;

/// <summary>Stands for what never leaves its actor system: there is no deployment on other nodes that would send it.</summary>
internal sealed class LocalSurrogate(ISurrogated value) : ISurrogate
{
    public ISurrogated FromSurrogate(ActorSystem system) => value;
}
