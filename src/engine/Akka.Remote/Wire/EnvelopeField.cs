namespace Akka.Remote.Wire;

/// <summary>The field numbers of the message Envelope in Wire.proto.</summary>
internal static class EnvelopeField
{
    public const int RecipientId = 1;
    public const int Recipient = 2;
    public const int SenderId = 3;
    public const int Sender = 4;
    public const int Serializer = 5;
    public const int ManifestId = 6;
    public const int Manifest = 7;
    public const int Payload = 8;
    public const int Sequence = 9;
    public const int TraceParent = 10;
}
