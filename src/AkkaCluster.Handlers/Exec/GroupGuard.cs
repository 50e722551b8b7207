using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace AkkaCluster.Handlers.Exec;

/// <summary>
/// Kills the commands of a worker that was killed itself, with all that they started. One shell for the whole process reads from a pipe which groups
/// run; the pipe closes with the worker, however that ends. A command's own cost is a few bytes through that pipe.
/// </summary>
internal static unsafe class GroupGuard
{
    private const string Script =
        """
        live=' '
        while read -r line; do
          group=" ${line#?} "
          case $line in
            +*) live="$live${line#+} " ;;
            -*) case $live in *"$group"*) live="${live%%"$group"*} ${live#*"$group"}" ;; esac ;;
          esac
        done
        for group in $live; do kill -9 "-$group" 2>/dev/null; done
        """;

    private static readonly Lock Gate = new();
    private static PipePair? _pipe;

    /// <summary>The group runs: it ends with this process at the latest.</summary>
    public static void Watch(int group) => Tell('+', group);

    /// <summary>The group has ended.</summary>
    public static void Forget(int group) => Tell('-', group);

    private static void Tell(char what, int group)
    {
        var line = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{what}{group}\n"));
        lock (Gate)
        {
            // A guard that somebody killed is replaced.
            if (!Write(line) && what == '+')
            {
                _pipe?.Dispose();
                _pipe = Start();
                Write(line);
            }
        }
    }

    private static bool Write(byte[] line)
    {
        fixed (byte* data = line)
            return _pipe is not null && Posix.Write(_pipe.WriteEnd, data, line.Length) == line.Length;
    }

    /// <summary>Null where there is no shell: commands may then outlive a worker that is killed.</summary>
    private static PipePair? Start()
    {
        var stdin = new PipePair();
        using var nowhere = new PipePair();
        try
        {
            Spawner.Start(new CommandRequest(["/bin/sh", "-c", Script], null, "/", new Dictionary<string, string>(), 0), stdin, nowhere, nowhere);
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
