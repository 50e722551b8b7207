using System.Buffers.Binary;
using System.Text;

namespace AkkaCluster.Chaos.Garbage;

/// <summary>
/// Frames of Akka.Remote's TCP transport that are none, or hold nothing: four bytes of length, little-endian, then an AkkaProtocolMessage
/// (Akka.NET's WireFormats.proto), written here by hand so that it can be wrong.
/// </summary>
internal sealed class RemotingGarbage : IGarbage
{
    private const int Associate = 1;
    private const int Heartbeat = 3;
    private static readonly int[] Lengths = [int.MaxValue, int.MinValue, -1, 0, 4_000_001, 1 << 24, 3_999_999];
    private static readonly string[] Paths = ["", "/", "akka://", "akka.tcp://akkacluster@127.0.0.1:0/user/nobody", "/user/" + new string('p', 3000), "akka.tcp://other@::1/\0", "user"];

    public string Port => "remoting";

    public byte[] EndlessBegin { get; } = Associated(new Random(1));

    // The longest frame that there may be, again and again.
    public byte[] Endless { get; } = Frame(new byte[3_999_999]);

    public byte[] Opening(Random random) => Associated(random);

    public byte[] Mild(Random random) => random.Next(3) switch
    {
        0 => Control(Number(1, Heartbeat)),
        1 => Frame([]),
        _ => Message(random),
    };

    public byte[] Harsh(Random random) => random.Next(5) switch
    {
        0 => Mutation.Noise(random, 2000),
        1 => Mutation.Cut(random, random.Next(2) == 0 ? Associated(random) : Message(random)),
        2 => Mutation.Flip(random, random.Next(2) == 0 ? Associated(random) : Message(random)),
        3 => Frame(Mutation.Noise(random, 500)),
        _ => [.. Length(Lengths[random.Next(Lengths.Length)]), .. Mutation.Noise(random, 500)],
    };

    /// <summary>To nobody, by no serializer.</summary>
    private static byte[] Message(Random random)
    {
        byte[] path = Field(1, Encoding.UTF8.GetBytes(Paths[random.Next(Paths.Length)]));
        byte[] content = [.. Field(1, Mutation.Noise(random, 200)), .. Number(2, random.Next(100, 10_000)), .. Field(3, Mutation.Noise(random, 10))];
        return Frame(Field(1, Field(2, [.. Field(1, path), .. Field(2, content)])));
    }

    /// <summary>By a system at an address that nobody has, another each time; all of 127.0.0.0/8 is loopback.</summary>
    private static byte[] Associated(Random random)
    {
        var host = FormattableString.Invariant($"127.{random.Next(1, 255)}.{random.Next(1, 255)}.{random.Next(1, 255)}");
        byte[] address = [.. Field(1, "akkacluster"u8), .. Field(2, Encoding.ASCII.GetBytes(host)), .. Number(3, random.Next(1, 1000)), .. Field(4, "akka.tcp"u8)];
        var uid = new byte[8];
        random.NextBytes(uid);
        return Control([.. Number(1, Associate), .. Field(2, [.. Field(1, address), (2 << 3) | 1, .. uid])]);
    }

    private static byte[] Control(byte[] instruction) => Frame(Field(2, instruction));

    private static byte[] Frame(byte[] content) => [.. Length(content.Length), .. content];

    private static byte[] Length(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        return bytes;
    }

    private static byte[] Field(int number, ReadOnlySpan<byte> content) => [(byte)((number << 3) | 2), .. Varint(content.Length), .. content];

    private static byte[] Number(int number, int value) => [(byte)(number << 3), .. Varint(value)];

    private static List<byte> Varint(int value)
    {
        var bytes = new List<byte>();
        for (; value > 0x7f; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return bytes;
    }
}
