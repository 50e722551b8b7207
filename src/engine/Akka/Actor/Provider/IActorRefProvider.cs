using Akka.Actor.Internal;
using Akka.Serialization;

namespace Akka.Actor;

/// <summary>Makes and finds references: locally, or over remoting and cluster.</summary>
public interface IActorRefProvider
{
    /// <summary>The reference of the root.</summary>
    IInternalActorRef RootGuardian { get; }

    /// <summary>The reference of /user.</summary>
    LocalActorRef Guardian { get; }

    /// <summary>The reference of /system.</summary>
    LocalActorRef SystemGuardian { get; }

    /// <summary>Where undeliverable messages go.</summary>
    IActorRef DeadLetters { get; }

    /// <summary>A reference that ignores what it gets.</summary>
    IActorRef IgnoreRef { get; }

    /// <summary>The path of the root.</summary>
    ActorPath RootPath { get; }

    /// <summary>The settings.</summary>
    Settings Settings { get; }

    /// <summary>What configuration says of the actors at given paths.</summary>
    Deployer Deployer { get; }

    /// <summary>The place of temporary references.</summary>
    IInternalActorRef TempContainer { get; }

    /// <summary>Completes when the root has terminated.</summary>
    Task TerminationTask { get; }

    /// <summary>The address that other nodes reach this system at; the local one without remoting.</summary>
    Address DefaultAddress { get; }

    /// <summary>What serialization of references needs to know.</summary>
    Information SerializationInformation { get; }

    /// <summary>Starts the guardians.</summary>
    void Init(ActorSystemImpl system);

    /// <summary>Makes an actor.</summary>
    IInternalActorRef ActorOf(ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path, bool systemService, Deploy? deploy, bool lookupDeploy, bool async);

    /// <summary>The reference of a path in its serialization format.</summary>
    IActorRef ResolveActorRef(string path);

    /// <summary>The reference of a path.</summary>
    IActorRef ResolveActorRef(ActorPath actorPath);

    /// <summary>The reference of the root of a system.</summary>
    IActorRef RootGuardianAt(Address address);

    /// <summary>A new path for a temporary reference.</summary>
    ActorPath TempPath();

    /// <summary>Registers a temporary reference.</summary>
    void RegisterTempActor(IInternalActorRef actorRef, ActorPath path);

    /// <summary>Forgets a temporary reference.</summary>
    void UnregisterTempActor(ActorPath path);

    /// <summary>A temporary reference whose first message completes a task.</summary>
    FutureActorRef<T> CreateFutureRef<T>(TaskCompletionSource<T> tcs);

    /// <summary>The address of this system that others at an address can use; null where there is none.</summary>
    Address? GetExternalAddressFor(Address address);
}
