using Akka.Actor;

namespace Akka.Remote.Serialization;

/// <summary>An exception of another node whose type is not among those that come back as themselves; its text begins with its type's name.</summary>
internal sealed class ForeignException(string message, Exception? inner) : AkkaException(message, inner!);
