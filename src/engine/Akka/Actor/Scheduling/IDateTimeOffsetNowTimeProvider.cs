namespace Akka.Actor;

/// <summary>A time provider whose <c>Now</c> is the system's clock.</summary>
public interface IDateTimeOffsetNowTimeProvider : ITimeProvider;
