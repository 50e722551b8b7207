using Akka.Actor;

namespace Akka.Util;

/// <summary>A serializable stand-in for an object.</summary>
public interface ISurrogate
{
    /// <summary>Gives the object back.</summary>
    ISurrogated FromSurrogate(ActorSystem system);
}
