namespace Akka.Remote.Associations;

/// <summary>A message that is serialized already: while a connection is stalled, senders do it, so that the queue's bytes are known.</summary>
internal sealed record SerializedPayload(object Message, int Serializer, string Manifest, byte[] Bytes);
