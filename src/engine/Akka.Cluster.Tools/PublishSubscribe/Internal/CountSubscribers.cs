namespace Akka.Cluster.Tools.PublishSubscribe.Internal;

/// <summary>Asks a mediator how many subscribers without group a topic has on its node. Answered with an <see cref="int"/>.</summary>
public sealed class CountSubscribers
{
    /// <summary>Creates the message.</summary>
    public CountSubscribers(string topic) => Topic = topic;

    /// <summary>Name of the topic.</summary>
    public string Topic { get; }
}
