using System.Runtime.InteropServices;

namespace AkkaCluster.Cli.Local;

/// <summary>Signals to processes (signal(7)). One that has ended gets none.</summary>
internal static class Signal
{
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    public static void Send(int signal, params IEnumerable<int> processes)
    {
        foreach (var process in processes)
            _ = SendSignal(process, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
