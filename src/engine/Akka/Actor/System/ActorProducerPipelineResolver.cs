using Akka.Event;

namespace Akka.Actor;

/// <summary>What is done to actors when they are made. The engine gives actors their stash and timers itself.</summary>
public class ActorProducerPipelineResolver
{
    /// <summary>Creates it.</summary>
    public ActorProducerPipelineResolver(Func<ILoggingAdapter> logBuilder) => ArgumentNullException.ThrowIfNull(logBuilder);

    /// <summary>How many plugins there are.</summary>
    public int TotalPluginCount => 0;
}
