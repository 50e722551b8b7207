using System.Collections;
using System.ComponentModel;
using System.Text;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>Starts a process in a session of its own, so that it and whatever it starts can be killed together.</summary>
internal static unsafe class Spawner
{
    /// <summary>The worker's environment without the cluster's own variables: tokens and passwords may be among them.</summary>
    private static readonly Dictionary<string, string> Inherited = ReadEnvironment();
    private static readonly byte[] NullDevice = "/dev/null\0"u8.ToArray();

    /// <summary>Starts the process; its standard input is empty where no pipe is given.</summary>
    /// <exception cref="Win32Exception">The system could not start it.</exception>
    public static int Start(CommandRequest request, PipePair? stdin, PipePair stdout, PipePair stderr)
    {
        var actions = stackalloc byte[Posix.OpaqueSize];
        var attributes = stackalloc byte[Posix.OpaqueSize];
        var signals = stackalloc byte[Posix.OpaqueSize];
        Posix.ActionsInit(actions);
        Posix.AttributesInit(attributes);
        try
        {
            // The runtime ignores SIGPIPE and children inherit that: `yes | head` would never end.
            Posix.SignalSetEmpty(signals);
            Posix.SignalSetAdd(signals, Posix.PipeSignal);
            Posix.AttributesSetSignalDefaults(attributes, signals);
            Posix.AttributesSetFlags(attributes, Posix.SpawnNewSession | Posix.SpawnSetSignalDefaults);
            fixed (byte* nullDevice = NullDevice)
            fixed (byte* directory = request.Directory is null ? null : Encoding.UTF8.GetBytes(request.Directory + '\0'))
            {
                if (stdin is null)
                    Posix.ActionsOpen(actions, 0, nullDevice, 0, 0);
                else
                    Posix.ActionsDuplicate(actions, stdin.ReadEnd, 0);
                Posix.ActionsDuplicate(actions, stdout.WriteEnd, 1);
                Posix.ActionsDuplicate(actions, stderr.WriteEnd, 2);
                if (directory is not null)
                    Posix.ActionsChangeDirectory(actions, directory);
                return Spawn(request, actions, attributes);
            }
        }
        finally
        {
            Posix.ActionsDestroy(actions);
            Posix.AttributesDestroy(attributes);
        }
    }

    private static int Spawn(CommandRequest request, byte* actions, byte* attributes)
    {
        using var arguments = new NativeStrings(request.Words);
        using var environment = new NativeStrings(Merge(request.Environment));
        int pid;
        var error = Posix.Spawn(&pid, arguments[0], actions, attributes, arguments.Pointer, environment.Pointer);
        return error == 0 ? pid : throw new Win32Exception(error);
    }

    private static IEnumerable<string> Merge(IReadOnlyDictionary<string, string> own) =>
        Inherited.Where(pair => !own.ContainsKey(pair.Key)).Concat(own).Select(pair => pair.Key + "=" + pair.Value);

    private static Dictionary<string, string> ReadEnvironment() =>
        new(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Where(e => !ExecPolicy.IsOwn((string)e.Key)).ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? ""))
        {
            [CommandGuard.Mark.Key] = CommandGuard.Mark.Value,
        };
}
