using System.Diagnostics;
using System.Security.Cryptography;

namespace AkkaCluster.Http.Tests;

public sealed class NativeRoomTests
{
    [Fact]
    public void What_is_there_stays_as_the_room_grows()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        using var room = new NativeRoom();
        for (var taken = 0; taken < bytes.Length; taken += 1000)
        {
            room.Grow(taken + 1000);
            bytes.AsSpan(taken, 1000).CopyTo(room.Memory.Span[taken..]);
        }
        Assert.Equal(bytes, room.Memory[..bytes.Length].ToArray());
    }

    [Fact]
    public void What_was_large_is_given_back_without_a_collection()
    {
        const int Large = 256 << 20;
        var before = Resident();
        using (var room = new NativeRoom())
        {
            room.Grow(Large);
            room.Memory.Span.Fill(1);
            Assert.InRange(Resident() - before, Large * 3L / 4, long.MaxValue);
        }
        Assert.InRange(Resident() - before, long.MinValue, Large / 4);
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
