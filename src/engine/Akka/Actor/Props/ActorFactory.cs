namespace Akka.Actor;

/// <summary>Makes instances of one type of actor.</summary>
internal abstract class ActorFactory
{
    protected ActorFactory(Type actorType) => ActorType = actorType;

    public Type ActorType { get; }

    public abstract ActorBase Produce();

    public virtual void Release(ActorBase actor) { }

    public static ActorFactory For(Type type, object[] args)
    {
        if (typeof(IIndirectActorProducer).IsAssignableFrom(type))
            return new ProducerFactory((IIndirectActorProducer)Activator.CreateInstance(type, args)!);
        if (!typeof(ActorBase).IsAssignableFrom(type))
            throw new ArgumentException($"[{type}] is no actor: derive it from ReceiveActor, UntypedActor or ActorBase.", nameof(type));
        return new ConstructorFactory(type, args ?? []);
    }
}
