using Akka.Actor;

namespace Akka.Util;

/// <summary>An object that is serialized through a stand-in.</summary>
public interface ISurrogated
{
    /// <summary>Gives the stand-in.</summary>
    ISurrogate ToSurrogate(ActorSystem system);
}
