using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>
/// A secret of all nodes, and how each proves to the other that it knows it: both send a number that was never used before, and answer the other's with a
/// keyed hash over both numbers and who of the two connected (HMAC, RFC 2104). Nobody learns the secret from it, nor can use an answer twice.
/// </summary>
internal sealed class ClusterSecret(string secret)
{
    /// <summary>Shorter ones can be guessed from an answer.</summary>
    public const int MinLength = 16;

    private const int NonceLength = 32;

    private static readonly byte[] Magic = "akkaclu1"u8.ToArray();

    private readonly byte[] _key = Encoding.UTF8.GetBytes(secret);

    /// <summary>The first message to a peer.</summary>
    public static byte[] Greeting() => [.. Magic, .. RandomNumberGenerator.GetBytes(NonceLength)];

    /// <summary>Whether a peer's first message is a greeting; what Akka.Remote itself sends first is not.</summary>
    public static bool IsGreeting(ByteString message) => message.Length == Magic.Length + NonceLength && message.Span.StartsWith(Magic);

    /// <summary>The second message.</summary>
    /// <param name="connected">Whether who answers is who connected.</param>
    /// <param name="own">His greeting.</param>
    /// <param name="peer">The other's greeting.</param>
    public byte[] Answer(bool connected, ReadOnlySpan<byte> own, ReadOnlySpan<byte> peer) => HMACSHA256.HashData(_key, (byte[])[connected ? (byte)1 : (byte)0, .. own, .. peer]);

    /// <summary>Whether a peer's second message is what who knows the secret answers.</summary>
    /// <param name="connected">Whether the peer is who connected.</param>
    /// <param name="own">This node's greeting.</param>
    /// <param name="peer">The peer's greeting.</param>
    /// <param name="answer">His answer.</param>
    public bool Accepts(bool connected, ReadOnlySpan<byte> own, ReadOnlySpan<byte> peer, ReadOnlySpan<byte> answer) =>
        CryptographicOperations.FixedTimeEquals(Answer(connected, peer, own), answer);
}
