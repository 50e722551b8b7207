namespace AkkaCluster.Samples.Shop.Entities;

/// <summary>What an entity is, by its events alone; nothing of Akka in it.</summary>
internal interface IState<TSelf, TEvent> : IShopMessage
    where TSelf : IState<TSelf, TEvent>
{
    /// <summary>Before the first event.</summary>
    static abstract TSelf Empty { get; }

    /// <summary>After one more.</summary>
    TSelf Apply(TEvent happened);
}
