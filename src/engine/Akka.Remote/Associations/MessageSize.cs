using Google.Protobuf;

namespace Akka.Remote.Associations;

/// <summary>What a message counts for in an outbound queue before it is serialized.</summary>
internal static class MessageSize
{
    /// <summary>What the envelope adds, roughly.</summary>
    public const int Overhead = 128;

    private const int Unknown = 512;

    public static int Estimate(object message) => message switch
    {
        string text => text.Length + Overhead,
        byte[] bytes => bytes.Length + Overhead,
        ByteString bytes => bytes.Length + Overhead,
        _ => Unknown,
    };
}
