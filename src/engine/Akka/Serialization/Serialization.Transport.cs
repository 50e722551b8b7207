using Akka.Actor;
using Akka.Util;

namespace Akka.Serialization;

/// <summary>Actor references on the wire: the address that they are written with is that of the transport in use on this thread.</summary>
public partial class Serialization
{
    [ThreadStatic]
    private static Information? _currentTransportInformation;

    internal static Information? CurrentTransportInformation
    {
        get => _currentTransportInformation;
        set => _currentTransportInformation = value;
    }

    /// <summary>The information of the transport that this thread serializes for.</summary>
    /// <exception cref="InvalidOperationException">The thread serializes for none.</exception>
    public static Information GetCurrentTransportInformation() => _currentTransportInformation
        ?? throw new InvalidOperationException($"found no transport on this thread, expected a call within {nameof(Serialization)}.{nameof(WithTransport)}.");

    /// <summary>Runs an action with references written as seen from <paramref name="address"/>.</summary>
    public static T WithTransport<T>(ActorSystem system, Address address, Func<T> action) => With(new Information(address, system), action, static run => run());

    /// <summary>Runs an action with references written as the system's own transport writes them.</summary>
    public static T WithTransport<T>(ExtendedActorSystem system, Func<T> action) => With(system.Provider.SerializationInformation, action, static run => run());

    /// <summary>Runs an action with references written as the system's own transport writes them.</summary>
    public static T WithTransport<TState, T>(ExtendedActorSystem system, TState state, Func<TState, T> action) =>
        With(system.Provider.SerializationInformation, state, action);

    /// <summary>The path of a reference with the address under which a receiver can reach it, and its uid.</summary>
    public static string SerializedActorPath(IActorRef? actorRef)
    {
        if (actorRef is null || ReferenceEquals(actorRef, ActorRefs.NoSender)) return "";
        var path = actorRef.Path;
        var provider = (actorRef as IInternalActorRef)?.Provider;
        if (_currentTransportInformation is not { } transport)
            return provider is null ? path.ToSerializationFormat() : path.ToSerializationFormatWithAddress(provider.DefaultAddress);
        if (provider is null || (transport.System as ExtendedActorSystem)?.Provider == provider)
            return path.ToSerializationFormatWithAddress(transport.Address);
        return path.ToSerializationFormatWithAddress(provider.GetExternalAddressFor(transport.Address) ?? provider.DefaultAddress);
    }

    /// <summary>The manifest of a message under a serializer: its own text, the type's name, or nothing.</summary>
    public static string ManifestFor(Serializer s, object msg) => s switch
    {
        SerializerWithStringManifest byManifest => byManifest.Manifest(msg),
        { IncludeManifest: true } => msg.GetType().TypeQualifiedName(),
        _ => "",
    };

    /// <summary>The reference of a path that <see cref="SerializedActorPath"/> wrote.</summary>
    public IActorRef DeserializeActorRef(string path) => System.Provider.ResolveActorRef(path);

    private static T With<TState, T>(Information information, TState state, Func<TState, T> action)
    {
        var before = _currentTransportInformation;
        _currentTransportInformation = information;
        try
        {
            return action(state);
        }
        finally
        {
            _currentTransportInformation = before;
        }
    }
}
