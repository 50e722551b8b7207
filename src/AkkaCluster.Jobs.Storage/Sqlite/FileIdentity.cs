using System.Runtime.InteropServices;

namespace AkkaCluster.Jobs.Storage.Sqlite;

/// <summary>Which file lies under a name: one that was removed and made anew is another, though it may get the number that became free. Elsewhere than on Linux only the time of its making tells them apart.</summary>
internal readonly partial record struct FileIdentity(long Device, long Number, long Born)
{
    private const int CurrentDirectory = -100;
    private const uint InodeAndBirth = 0x100 | 0x800;

    /// <summary>The file of this name, or null.</summary>
    public static FileIdentity? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return File.Exists(path) ? new FileIdentity(0, 0, File.GetCreationTimeUtc(path).Ticks) : null;
        Span<byte> status = stackalloc byte[256];
        if (Statx(CurrentDirectory, path, 0, InodeAndBirth, ref MemoryMarshal.GetReference(status)) != 0)
            return null;
        return new FileIdentity(MemoryMarshal.Read<long>(status[136..]), MemoryMarshal.Read<long>(status[32..]), (MemoryMarshal.Read<long>(status[80..]) * 1_000_000_000) + MemoryMarshal.Read<uint>(status[88..]));
    }

    /// <summary>The layout of what statx fills in is the same on all architectures, unlike that of stat.</summary>
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, ref byte status);
}
