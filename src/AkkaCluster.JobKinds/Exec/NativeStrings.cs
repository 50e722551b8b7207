using System.Runtime.InteropServices;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>A null-terminated array of null-terminated UTF-8 texts, as <c>execve</c> takes them.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly int _count;

    public NativeStrings(IEnumerable<string> texts)
    {
        var list = texts as IReadOnlyList<string> ?? [.. texts];
        _count = list.Count;
        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)(_count + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < _count; i++)
            Pointer[i] = (byte*)Marshal.StringToCoTaskMemUTF8(list[i]);
    }

    public byte** Pointer { get; }

    public byte* this[int index] => Pointer[index];

    public void Dispose()
    {
        for (var i = 0; i < _count; i++)
            Marshal.FreeCoTaskMem((nint)Pointer[i]);
        NativeMemory.Free(Pointer);
    }
}
