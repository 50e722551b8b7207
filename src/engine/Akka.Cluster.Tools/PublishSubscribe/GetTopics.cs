namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Asks the mediator for the topics that it knows. Answered with <see cref="CurrentTopics"/>.</summary>
public sealed class GetTopics
{
    private GetTopics()
    {
    }

    /// <summary>The only instance.</summary>
    public static GetTopics Instance { get; } = new();
}
