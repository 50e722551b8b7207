namespace Akka.Remote.Wire;

/// <summary>What arrived is no frame of this protocol; the connection that brought it is closed.</summary>
internal sealed class FrameFormatException(string message) : Exception(message);
