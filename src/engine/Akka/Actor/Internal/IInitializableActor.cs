namespace Akka.Actor.Internal;

/// <summary>An actor that the engine initializes after its constructor has run.</summary>
public interface IInitializableActor
{
    /// <summary>Called after the constructor.</summary>
    void Init();
}
