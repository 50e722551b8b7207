namespace Akka.Actor;

/// <summary>A message that wraps another.</summary>
public interface IWrappedMessage
{
    /// <summary>The wrapped message.</summary>
    object Message { get; }
}
