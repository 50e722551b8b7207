using System.ComponentModel;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>
/// Kills the commands of a worker that was killed itself, with all that they started: they inherit a mark in their environment. One shell for the whole
/// process, begun before the first command, reads from a pipe that closes with the worker, however that ends, and then looks for the mark.
/// </summary>
internal static class CommandGuard
{
    private const string Script =
        """
        while read -r line; do :; done
        for try in 1 2 3 4 5; do
          for file in $(grep -lzxs "$0" /proc/[0-9]*/environ); do
            process=${file#/proc/}
            kill -9 "${process%/environ}" 2>/dev/null
          done
        done
        """;

    private static readonly Lazy<PipePair?> Pipe = new(Start);

    /// <summary>The variable that marks this worker's commands, and its value.</summary>
    public static KeyValuePair<string, string> Mark { get; } = new("AKKACLUSTER_WORKER", Guid.NewGuid().ToString("N"));

    /// <summary>Has the guard at its place.</summary>
    public static void Ensure() => _ = Pipe.Value;

    /// <summary>Null where there is no shell: commands may then outlive a worker that is killed.</summary>
    private static PipePair? Start()
    {
        var stdin = new PipePair();
        using var nowhere = new PipePair();
        try
        {
            var unmarked = new Dictionary<string, string> { [Mark.Key] = "" };
            Spawner.Start(new CommandRequest(["/bin/sh", "-c", Script, $"{Mark.Key}={Mark.Value}"], null, "/", unmarked, 0, 0), stdin, nowhere, nowhere);
            stdin.CloseRead();
            return stdin;
        }
        catch (Win32Exception)
        {
            stdin.Dispose();
            return null;
        }
    }
}
