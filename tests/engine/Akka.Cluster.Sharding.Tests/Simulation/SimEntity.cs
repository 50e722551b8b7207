namespace Akka.Cluster.Sharding.Tests.Simulation;

/// <summary>An entity: a mailbox that is worked off when the draw falls on it.</summary>
internal sealed class SimEntity
{
    public const string Stop = "stop";

    private readonly SimShard _shard;
    private readonly bool _stubborn;

    public SimEntity(string id, SimShard shard, bool stubborn)
    {
        Id = id;
        _shard = shard;
        _stubborn = stubborn;
        Ref = new SimRef($"{shard.Node.Name}/{id}-{shard.Node.World.NextIncarnation()}", (message, _) => Enqueue(message));
    }

    public string Id { get; }

    public SimRef Ref { get; }

    public bool Alive { get; private set; } = true;

    public Queue<object> Mailbox { get; } = new();

    private void Enqueue(object message)
    {
        if (Alive) Mailbox.Enqueue(message);
        else if (message is SimMessage m) _shard.Node.World.Fail($"{m} reached entity {Ref}, which had stopped");
    }

    public void ProcessOne()
    {
        var message = Mailbox.Dequeue();
        if (message is SimMessage m)
        {
            _shard.Node.World.Process(m, this);
            if (_shard.Node.World.Draw(12)) _shard.AskPassivation(this);
        }
        else if (!_stubborn || !_shard.Local.IsStopping) End(forced: false);
    }

    public void End(bool forced)
    {
        if (!Alive) return;
        Alive = false;
        foreach (var left in Mailbox.OfType<SimMessage>())
        {
            if (forced) left.Excused = true;
            else _shard.Node.World.Fail($"{left} lies in the mailbox of {Ref}, which stops in good order");
        }

        Mailbox.Clear();
        _shard.EntityEnded(this);
    }
}
