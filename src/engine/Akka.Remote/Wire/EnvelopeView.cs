namespace Akka.Remote.Wire;

/// <summary>An envelope as it lies in the receive buffer: read in one pass, nothing is copied.</summary>
internal ref struct EnvelopeView
{
    public uint RecipientId;
    public ReadOnlySpan<byte> Recipient;
    public uint SenderId;
    public ReadOnlySpan<byte> Sender;
    public int Serializer;
    public uint ManifestId;
    public ReadOnlySpan<byte> Manifest;
    public ReadOnlySpan<byte> Payload;
    public ulong Sequence;
    public ReadOnlySpan<byte> TraceParent;

    /// <summary>Reads an envelope; fields that this version does not know are skipped.</summary>
    /// <exception cref="FrameFormatException">The bytes are no protobuf message, or a field has another type.</exception>
    public static EnvelopeView Parse(ReadOnlySpan<byte> body)
    {
        var view = new EnvelopeView();
        var reader = new ProtobufReader(body);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case EnvelopeField.RecipientId: view.RecipientId = reader.UInt32(); break;
                case EnvelopeField.Recipient: view.Recipient = reader.Bytes(); break;
                case EnvelopeField.SenderId: view.SenderId = reader.UInt32(); break;
                case EnvelopeField.Sender: view.Sender = reader.Bytes(); break;
                case EnvelopeField.Serializer: view.Serializer = (int)reader.Varint(); break;
                case EnvelopeField.ManifestId: view.ManifestId = reader.UInt32(); break;
                case EnvelopeField.Manifest: view.Manifest = reader.Bytes(); break;
                case EnvelopeField.Payload: view.Payload = reader.Bytes(); break;
                case EnvelopeField.Sequence: view.Sequence = reader.Varint(); break;
                case EnvelopeField.TraceParent: view.TraceParent = reader.Bytes(); break;
                default: reader.Skip(); break;
            }
        }

        return view;
    }
}
