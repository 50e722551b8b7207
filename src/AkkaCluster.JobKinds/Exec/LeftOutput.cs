namespace AkkaCluster.JobKinds.Exec;

/// <summary>
/// Reads and drops what processes still write that a command has left behind, as GNU parallel drops it: without a reader they would be ended by it, or stand still.
/// One thread for all of them, begun with the first.
/// </summary>
internal static unsafe class LeftOutput
{
    private const int BufferSize = 64 * 1024;

    private static readonly Lock Gate = new();
    private static readonly List<int> Pipes = [];
    private static readonly Lazy<PipePair> Wake = new(Begin);

    /// <summary>Takes the reading end of a pipe over.</summary>
    public static void Take(int descriptor)
    {
        lock (Gate)
            Pipes.Add(descriptor);
        byte one = 1;
        _ = Posix.Write(Wake.Value.WriteEnd, &one, 1);
    }

    private static PipePair Begin()
    {
        var wake = new PipePair();
        new Thread(() => Serve(wake.ReadEnd)) { IsBackground = true, Name = "akkacluster-left-output" }.Start();
        return wake;
    }

    private static void Serve(int wake)
    {
        var buffer = new byte[BufferSize];
        while (true)
        {
            PollEntry[] entries;
            lock (Gate)
                entries = [.. Pipes.Prepend(wake).Select(descriptor => new PollEntry { Descriptor = descriptor, Events = Posix.PollIn })];
            fixed (PollEntry* polled = entries)
            {
                if (Posix.Poll(polled, (nuint)entries.Length, -1) < 0)
                    continue;
            }
            foreach (var entry in entries.Where(entry => entry.Returned != 0))
                Drop(entry.Descriptor, buffer, isWake: entry.Descriptor == wake);
        }
    }

    private static void Drop(int descriptor, byte[] buffer, bool isWake)
    {
        nint count;
        fixed (byte* to = buffer)
            count = Posix.Read(descriptor, to, buffer.Length);
        if (count != 0 || isWake)
            return;
        lock (Gate)
            Pipes.Remove(descriptor);
        _ = Posix.Close(descriptor);
    }
}
