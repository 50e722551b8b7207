using System.ComponentModel;
using System.Runtime.InteropServices;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>A pipe whose ends are closed once each.</summary>
internal sealed class PipePair : IDisposable
{
    private int _read;
    private int _write;

    public unsafe PipePair()
    {
        var ends = stackalloc int[2];
        if (Posix.Pipe(ends, Posix.CloseOnExec) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        (_read, _write) = (ends[0], ends[1]);
    }

    public int ReadEnd => _read;

    public int WriteEnd => _write;

    public void CloseRead() => CloseOnce(ref _read);

    public void CloseWrite() => CloseOnce(ref _write);

    /// <summary>Gives the reading end to somebody else, who closes it.</summary>
    public int DetachRead()
    {
        var open = _read;
        _read = -1;
        return open;
    }

    public void Dispose()
    {
        CloseRead();
        CloseWrite();
    }

    private static void CloseOnce(ref int descriptor)
    {
        var open = descriptor;
        descriptor = -1;
        if (open >= 0)
            _ = Posix.Close(open);
    }
}
