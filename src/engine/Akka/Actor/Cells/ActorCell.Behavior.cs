namespace Akka.Actor;

internal partial class ActorCell
{
    internal void SetInitialBehavior(ActorBase actor)
    {
        _behavior = Observed(actor.InitialReceive);
        _behaviorStack = null;
    }

    public void Become(Receive receive)
    {
        if (_behaviorStack is { Count: > 0 }) _behaviorStack = null;
        _behavior = Observed(receive);
    }

    public void BecomeStacked(Receive receive)
    {
        (_behaviorStack ??= new Stack<Receive>()).Push(_behavior!);
        _behavior = Observed(receive);
    }

    public void UnbecomeStacked()
    {
        if (_behaviorStack is { Count: > 0 }) _behavior = _behaviorStack.Pop();
        else if (_actor is not null) _behavior = Observed(_actor.InitialReceive);
    }

    void IUntypedActorContext.Become(UntypedReceive receive) => Become(Wrap(receive));

    void IUntypedActorContext.BecomeStacked(UntypedReceive receive) => BecomeStacked(Wrap(receive));

    private static Receive Wrap(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };
}
