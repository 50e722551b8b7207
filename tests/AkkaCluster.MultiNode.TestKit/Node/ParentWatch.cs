using System.Diagnostics;

namespace AkkaCluster.MultiNode.TestKit.Node;

/// <summary>
/// Ends this process when the one that started it is gone, however it went: that one holds the other end of the standard input, and the operating system closes it. The
/// watching thread is no pool thread and waits in the kernel, so that no starved pool keeps it.
/// </summary>
internal static class ParentWatch
{
    public static void Start() => new Thread(() =>
    {
        using var input = Console.OpenStandardInput();
        var buffer = new byte[64];
        while (input.Read(buffer) > 0)
        {
            // Nothing is ever said here; only the end counts.
        }
        Process.GetCurrentProcess().Kill();
    })
    {
        IsBackground = true,
        Name = "parent-watch",
    }.Start();
}
