namespace Akka.Actor;

/// <summary>Makes actors with a producer of the application.</summary>
internal sealed class ProducerFactory : ActorFactory
{
    private readonly IIndirectActorProducer _producer;

    public ProducerFactory(IIndirectActorProducer producer) : base(producer.ActorType) => _producer = producer;

    public override ActorBase Produce() => _producer.Produce();

    public override void Release(ActorBase actor) => _producer.Release(actor);
}
