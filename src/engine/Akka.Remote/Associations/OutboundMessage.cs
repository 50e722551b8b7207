using Akka.Actor;

namespace Akka.Remote.Associations;

/// <summary>A message on its way out.</summary>
/// <param name="Message">The message, or a <see cref="SerializedPayload"/> when it was serialized by its sender's thread.</param>
/// <param name="Sender">Its sender, or null.</param>
/// <param name="Recipient">Its recipient.</param>
/// <param name="TraceParent">The trace that it belongs to, or null.</param>
/// <param name="Size">What it counts for in the outbound queue, in bytes.</param>
internal readonly record struct OutboundMessage(object Message, IActorRef? Sender, RemoteActorRef Recipient, string? TraceParent, int Size);
