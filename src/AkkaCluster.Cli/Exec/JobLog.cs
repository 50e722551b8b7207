using System.Globalization;
using AkkaCluster.Cli.Commands;

namespace AkkaCluster.Cli.Exec;

/// <summary>GNU parallel's <c>--joblog</c>: a line for each command that has ended.</summary>
internal sealed class JobLog : IDisposable
{
    private const string Header = "Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand";

    private readonly StreamWriter _file;

    private JobLog(StreamWriter file) => _file = file;

    /// <summary>One line of it.</summary>
    public readonly record struct Entry(long Number, bool Failed, string Command);

    /// <param name="path">The file.</param>
    /// <param name="resume">Whether lines are added to those that are there.</param>
    public static JobLog Open(string path, bool resume)
    {
        var isNew = !resume || !File.Exists(path) || new FileInfo(path).Length == 0;
        var log = new JobLog(new StreamWriter(path, append: resume) { AutoFlush = true });
        if (isNew)
            log._file.Write(Header + "\n");
        return log;
    }

    /// <summary>The last line of each command; none where there is no file.</summary>
    /// <exception cref="UsageException">It is no such file.</exception>
    public static IReadOnlyDictionary<long, Entry> Read(string path)
    {
        var entries = new Dictionary<long, Entry>();
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            var fields = line.Split('\t', 9);
            if (line == Header)
                continue;
            if (fields.Length != 9 || !long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new UsageException($"The joblog '{path}' has the line '{line}'; expected the columns {Header.Replace('\t', ' ')}.");
            entries[number] = new Entry(number, fields[6] != "0" || fields[7] != "0", fields[8]);
        }
        return entries;
    }

    public void Write(ExecTask task, ExecOutcome outcome)
    {
        // As GNU parallel: what a signal ended has no exit code, and what took too long has -1.
        var (code, signal) = outcome.TimedOut ? (-1, 15) : outcome.Signal > 0 ? (0, outcome.Signal) : (outcome.ExitCode, 0);
        _file.Write(string.Create(CultureInfo.InvariantCulture,
            $"{task.Number}\t{outcome.Host}\t{outcome.StartedAt:0.000}\t{outcome.Seconds,10:0.000}\t{task.Stdin?.Length ?? 0}\t{outcome.Stdout.Length}\t{code}\t{signal}\t{outcome.Line(task)}\n"));
    }

    public void Dispose() => _file.Dispose();
}
