using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;
using Akka.Util;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>One of Akka.NET's serializers, for those of its messages that nodes of this cluster send to each other, and no deeper nested than they are.</summary>
internal sealed class NarrowedSerializer : SerializerWithStringManifest
{
    // A selection of an envelope of a message is three; each level is a few frames on the stack of the thread that reads, and there is no end to it in a frame of megabytes.
    private const int MaxDepth = 8;

    [ThreadStatic]
    private static int depth;

    private readonly Lazy<Serializer> _inner;
    private readonly NarrowedMessages _messages;

    /// <param name="system">The node's actor system.</param>
    /// <param name="messages">What is let through.</param>
    public NarrowedSerializer(ExtendedActorSystem system, NarrowedMessages messages)
        : base(system)
    {
        _messages = messages;
        // Some want settings that Akka.NET adds later, when the extension that they belong to starts.
        _inner = new Lazy<Serializer>(() => messages.Create(system));
    }

    public override int Identifier => _messages.Id;

    public override string Manifest(object o)
    {
        var manifest = _inner.Value switch
        {
            SerializerWithStringManifest named => named.Manifest(o),
            { IncludeManifest: true } => o.GetType().TypeQualifiedName(),
            _ => "",
        };
        return _messages.Allows(manifest) ? manifest : throw Refused(manifest);
    }

    public override byte[] ToBinary(object obj)
    {
        Manifest(obj);
        Check(obj);
        return _inner.Value.ToBinary(obj);
    }

    public override object FromBinary(byte[] bytes, string manifest)
    {
        manifest ??= "";
        if (!_messages.Allows(manifest))
            throw Refused(manifest);
        if (depth >= MaxDepth)
            throw new SerializationException($"A message of serializer {_messages.Id} is refused: it is nested deeper than {MaxDepth} levels.");
        depth++;
        try
        {
            return Check(_inner.Value is SerializerWithStringManifest named ? named.FromBinary(bytes, manifest) : _inner.Value.FromBinary(bytes, _messages.TypeOf(manifest)));
        }
        finally
        {
            depth--;
        }
    }

    private object Check(object message) =>
        _messages.Refuses(message) is { } why ? throw new SerializationException($"A message of serializer {_messages.Id} is refused: {why}.") : message;

    private SerializationException Refused(string manifest) =>
        new($"The message '{manifest}' of serializer {_messages.Id} is refused: no node of this cluster sends it.");
}
