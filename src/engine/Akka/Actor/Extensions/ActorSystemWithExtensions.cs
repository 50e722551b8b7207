namespace Akka.Actor;

/// <summary>Finds extensions of a system.</summary>
public static class ActorSystemWithExtensions
{
    /// <summary>The extension of a type; it must be registered.</summary>
    public static T WithExtension<T>(this ActorSystem system) where T : class, IExtension => system.GetExtension<T>();

    /// <summary>The extension of a type, registered with an identifier of the type given where it is not there.</summary>
    public static T WithExtension<T>(this ActorSystem system, Type extensionId) where T : class, IExtension =>
        (T)system.RegisterExtension((IExtensionId)Activator.CreateInstance(extensionId)!);

    /// <summary>The extension of a type, registered where it is not there.</summary>
    public static T WithExtension<T, TI>(this ActorSystem system) where T : class, IExtension where TI : IExtensionId =>
        WithExtension<T>(system, typeof(TI));
}
