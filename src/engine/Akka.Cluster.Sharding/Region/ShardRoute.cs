using Akka.Actor;
using Akka.Cluster.Sharding.Protocol;

namespace Akka.Cluster.Sharding.Region;

/// <summary>What a region knows of one shard.</summary>
internal sealed class ShardRoute(string shard, BufferBudget budget)
{
    public string Shard { get; } = shard;

    public RouteState State { get; set; } = RouteState.Unknown;

    /// <summary>The other region that hosts the shard, in <see cref="RouteState.Remote"/>.</summary>
    public IActorRef? Region { get; set; }

    /// <summary>A region that hosted the shard until its node was lost, of which the coordinator may not have heard yet.</summary>
    public IActorRef? Lost { get; set; }

    /// <summary>Where messages went before the shard began to move; the next marker has to follow them, whoever asks for it.</summary>
    public IActorRef? LastHome { get; set; }

    /// <summary>The marker that was sent behind them.</summary>
    public RegionMessages.Flush? Marker { get; set; }

    /// <summary>The shard itself, in <see cref="RouteState.Local"/> and <see cref="RouteState.Stopping"/>.</summary>
    public IShardHost? Host { get; set; }

    /// <summary>The coordinator was asked for the home and has not answered yet.</summary>
    public bool Asked { get; set; }

    /// <summary>Epoch and number of the hand-off that stops the shard here.</summary>
    public (long Epoch, long Number) HandOff { get; set; }

    public RouteBuffer Buffer { get; } = new(budget);

    public void Forget()
    {
        State = RouteState.Unknown;
        Region = null;
        Lost = null;
        LastHome = null;
        Marker = null;
        Host = null;
        Asked = false;
    }
}
