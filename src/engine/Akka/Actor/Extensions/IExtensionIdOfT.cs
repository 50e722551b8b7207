namespace Akka.Actor;

/// <summary>Identifies an extension and makes it.</summary>
/// <typeparam name="T">The type of the extension.</typeparam>
public interface IExtensionId<out T> : IExtensionId where T : IExtension
{
    /// <summary>The extension of a system, made if it is not there.</summary>
    new T Apply(ActorSystem system);

    /// <summary>The extension of a system, made if it is not there.</summary>
    new T Get(ActorSystem system);

    /// <summary>Makes the extension.</summary>
    new T CreateExtension(ExtendedActorSystem system);
}
