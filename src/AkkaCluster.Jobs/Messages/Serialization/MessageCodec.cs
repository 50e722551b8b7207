using Google.Protobuf;

namespace AkkaCluster.Jobs.Messages.Serialization;

/// <summary>How one type of message is written and read.</summary>
/// <param name="Type">The record.</param>
/// <param name="Manifest">Its name on the wire; it never changes.</param>
/// <param name="Write">The record as bytes.</param>
/// <param name="Read">The bytes as record.</param>
internal sealed record MessageCodec(Type Type, string Manifest, Func<object, byte[]> Write, Func<byte[], object> Read)
{
    public static MessageCodec Of<TMessage, TWire>(string manifest, MessageParser<TWire> parser, Func<TMessage, TWire> toWire, Func<TWire, TMessage> fromWire)
        where TMessage : class
        where TWire : IMessage<TWire> =>
        new(typeof(TMessage), manifest, message => toWire((TMessage)message).ToByteArray(), bytes => fromWire(parser.ParseFrom(bytes)));
}
