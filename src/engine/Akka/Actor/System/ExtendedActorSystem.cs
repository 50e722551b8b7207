namespace Akka.Actor;

/// <summary>What extensions see of a system.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    /// <summary>Creates it.</summary>
    protected ExtendedActorSystem() { }

    /// <summary>The provider.</summary>
    public abstract IActorRefProvider Provider { get; }

    /// <summary>The reference of /user.</summary>
    public abstract IInternalActorRef Guardian { get; }

    /// <summary>The reference that relative selections begin at.</summary>
    public abstract IInternalActorRef LookupRoot { get; }

    /// <summary>The reference of /system.</summary>
    public abstract IInternalActorRef SystemGuardian { get; }

    /// <summary>What is done to actors when they are made.</summary>
    public abstract ActorProducerPipelineResolver ActorPipelineResolver { get; }

    /// <summary>Makes an actor below /system.</summary>
    public abstract IActorRef SystemActorOf(Props props, string? name = null);

    /// <summary>Makes an actor below /system.</summary>
    public abstract IActorRef SystemActorOf<TActor>(string? name = null) where TActor : ActorBase, new();

    /// <summary>Terminates at once, without coordinated shutdown.</summary>
    public abstract void Abort();

    /// <summary>The tree of actors as a text.</summary>
    public abstract string PrintTree();
}
