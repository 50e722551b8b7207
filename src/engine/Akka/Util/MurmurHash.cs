using System.Text;

namespace Akka.Util;

/// <summary>MurmurHash3 (Appleby), the hash that consistent hashing and shard extraction use.</summary>
public static class MurmurHash
{
    private const uint C1 = 0xcc9e2d51;
    private const uint C2 = 0x1b873593;

    /// <summary>Hash of bytes.</summary>
    public static int ByteHash(byte[] b)
    {
        var h = 0u;
        var blocks = b.Length / 4;
        for (var i = 0; i < blocks; i++)
        {
            h ^= Mix(BitConverter.ToUInt32(b, i * 4));
            h = uint.RotateLeft(h, 13) * 5 + 0xe6546b64;
        }
        var tail = 0u;
        for (var i = b.Length - 1; i >= blocks * 4; i--) tail = (tail << 8) | b[i];
        if (b.Length % 4 != 0) h ^= Mix(tail);
        h ^= (uint)b.Length;
        h = (h ^ (h >> 16)) * 0x85ebca6b;
        h = (h ^ (h >> 13)) * 0xc2b2ae35;
        return (int)(h ^ (h >> 16));
    }

    /// <summary>Hash of a text; the same in every process.</summary>
    public static int StringHash(string s) => ByteHash(Encoding.Unicode.GetBytes(s));

    private static uint Mix(uint k) => uint.RotateLeft(k * C1, 15) * C2;
}
