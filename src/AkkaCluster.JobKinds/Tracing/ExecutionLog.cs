using System.Collections.Concurrent;
using System.Text;

namespace AkkaCluster.JobKinds.Tracing;

/// <summary>
/// A file with one line for each task that this process began to run: what really happened, whatever became of it afterwards. A line is with the operating
/// system before its task begins, so that a process that is killed has told of every task.
/// </summary>
internal sealed class ExecutionLog
{
    private static readonly ConcurrentDictionary<string, Lazy<ExecutionLog>> All = new(StringComparer.Ordinal);

    private readonly Lock _gate = new();
    private readonly FileStream _file;

    private ExecutionLog(string folder) => _file = Open(folder);

    /// <summary>The process's file in a folder.</summary>
    public static ExecutionLog Of(string folder) => All.GetOrAdd(Path.GetFullPath(folder), path => new Lazy<ExecutionLog>(() => new ExecutionLog(path))).Value;

    public void Began(string input)
    {
        var line = Encoding.UTF8.GetBytes(input.ReplaceLineEndings(" ") + "\n");
        lock (_gate)
            _file.Write(line);
    }

    private static FileStream Open(string folder)
    {
        Directory.CreateDirectory(folder);
        return new FileStream(Path.Combine(folder, $"executions-{Environment.ProcessId}.log"), new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            BufferSize = 0,
        });
    }
}
