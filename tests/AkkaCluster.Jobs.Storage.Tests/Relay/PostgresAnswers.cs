using System.Buffers;
using System.Buffers.Binary;

namespace AkkaCluster.Jobs.Storage.Tests.Relay;

/// <summary>Cuts what a PostgreSQL server sends into its messages: a letter, a length that counts itself, and the rest (protocol 3.0, "Message Formats").</summary>
internal static class PostgresAnswers
{
    private const int Head = 5;

    /// <summary>What the server says when a COMMIT is done: CommandComplete with its tag, whether the statement was prepared or not.</summary>
    public static ReadOnlySpan<byte> Committed => "C\0\0\0\u000bCOMMIT\0"u8;

    /// <summary>How many bytes of whole messages come before the answer to a COMMIT, and how long that is: 0 where it is not among them.</summary>
    public static (long Before, long Commit) Split(ReadOnlySequence<byte> received)
    {
        Span<byte> start = stackalloc byte[Committed.Length];
        for (long before = 0; ;)
        {
            var rest = received.Slice(before);
            if (rest.Length < Head)
                return (before, 0);
            rest.Slice(0, Head).CopyTo(start);
            var length = 1 + (long)BinaryPrimitives.ReadUInt32BigEndian(start[1..]);
            if (rest.Length < length)
                return (before, 0);
            if (length == Committed.Length)
            {
                rest.Slice(0, length).CopyTo(start);
                if (start.SequenceEqual(Committed))
                    return (before, length);
            }
            before += length;
        }
    }
}
