using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace AkkaCluster.Contracts;

/// <summary>What .NET does not tell of a file: where it really lies, and whether it is a regular one.</summary>
internal static class FileFacts
{
    private const int WorkingDirectory = -100;
    private const uint TypeOnly = 1;
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;
    private const int StatSize = 256;
    private const int ModeOffset = 28;

    /// <summary>The path without links; null where nothing is there.</summary>
    public static string? RealPath(string path)
    {
        if (OperatingSystem.IsWindows())
            return Path.Exists(path) ? Path.GetFullPath(path) : null;
        var real = RealPath(Terminated(path), 0);
        try
        {
            return Marshal.PtrToStringUTF8(real);
        }
        finally
        {
            Free(real);
        }
    }

    /// <summary>Whether it is a file of bytes, or a link to one: no folder, pipe, socket or device.</summary>
    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
            return File.Exists(path);
        var stat = new byte[StatSize];
        return Stat(WorkingDirectory, Terminated(path), 0, TypeOnly, stat) == 0
            && (BinaryPrimitives.ReadUInt16LittleEndian(stat.AsSpan(ModeOffset)) & TypeMask) == RegularType;
    }

    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + "\0");

    [DllImport("libc", EntryPoint = "realpath")]
    private static extern nint RealPath(byte[] path, nint buffer);

    [DllImport("libc", EntryPoint = "free")]
    private static extern void Free(nint memory);

    // struct statx is the same on every architecture, struct stat is not.
    [DllImport("libc", EntryPoint = "statx")]
    private static extern int Stat(int folder, byte[] path, int flags, uint mask, byte[] stat);
}
