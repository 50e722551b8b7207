using Akka.Actor;

namespace Akka.Cluster.Sharding.Tests.Systems;

/// <summary>An entity that tells a ledger of each message and answers with the address that it runs at.</summary>
internal sealed class Counter : ReceiveActor
{
    private readonly Ledger _ledger;
    private readonly string _id;

    public Counter(string id, Ledger ledger)
    {
        _id = id;
        _ledger = ledger;
        var address = Cluster.Get(Context.System).SelfAddress.ToString();
        Receive<int>(number =>
        {
            ledger.Add(id, number);
            Sender.Tell(address, Self);
        });
        Receive<string>(text =>
        {
            switch (text)
            {
                case "where": Sender.Tell(address, Self); break;
                case "path": Sender.Tell(Self.Path.ToStringWithoutAddress(), Self); break;
                case "passivate": Context.Parent.Tell(new Passivate("stop"), Self); break;
                case "fail": throw new InvalidOperationException("told to");
                case "stubborn": Become(Stubborn); break;
                case "stop": Context.Stop(Self); break;
            }
        });
    }

    protected override void PreStart() => _ledger.Started(_id);

    protected override void PostStop() => _ledger.Stopped(_id);

    // Answers, but does not stop when it is asked to.
    private void Stubborn()
    {
        Receive<int>(number => _ledger.Add(_id, number));
        ReceiveAny(_ => { });
    }
}
