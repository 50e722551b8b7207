namespace Akka.Actor;

/// <summary>Identifies an extension and makes it.</summary>
public interface IExtensionId
{
    /// <summary>The type of the extension.</summary>
    Type ExtensionType { get; }

    /// <summary>The extension of a system, made if it is not there.</summary>
    object Apply(ActorSystem system);

    /// <summary>The extension of a system, made if it is not there.</summary>
    object Get(ActorSystem system);

    /// <summary>Makes the extension.</summary>
    object CreateExtension(ExtendedActorSystem system);
}
