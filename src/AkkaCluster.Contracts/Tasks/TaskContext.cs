using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaCluster.Contracts;

/// <summary>What a task sees of the cluster while it runs.</summary>
public abstract class TaskContext
{
    /// <summary>The job's id.</summary>
    public abstract string JobId { get; }

    /// <summary>Which attempt at this task this is, from 1.</summary>
    public abstract int Attempt { get; }

    /// <summary>Whether another worker runs the same attempt at this task at the same time, and began before: the sooner of the two counts (see <see cref="JobKind.MaySpeculate"/>).</summary>
    public virtual bool IsSecondRun => false;

    /// <summary>Where the task's output goes. It is recorded when the task succeeds, and bounded by the worker's <c>max-output-size</c>.</summary>
    public abstract IBufferWriter<byte> Output { get; }

    /// <summary>The folders whose files a task may read on this node: whoever opens a file that an input or parameter names opens it with <see cref="InputRoots.OpenRead"/>.</summary>
    public virtual InputRoots Roots => InputRoots.WorkingDirectory;

    /// <summary>
    /// Creates a file on shared storage under the job's output directory. It lies under a temporary name until the task's result is recorded; only
    /// then it gets this name, and only from the attempt that was recorded. The caller closes the stream before the task ends.
    /// </summary>
    /// <param name="name">A relative path without <c>..</c>; two tasks of a job must not use the same.</param>
    public abstract Stream CreateFile(string name);

    /// <summary>A folder of this attempt's own on this node, made when it is first asked for; it goes when the worker is done with the job.</summary>
    /// <exception cref="NotSupportedException">Tasks have none here.</exception>
    public virtual string Folder => throw NoFiles();

    /// <summary>
    /// Brings a file that came with the job to this node, once for all of its tasks, and holds it against its SHA-256. They share it: it is for reading only.
    /// </summary>
    /// <param name="name">As it was handed in.</param>
    /// <param name="cancellation">Ends the waiting for it.</param>
    /// <returns>Where it lies.</returns>
    /// <exception cref="TaskFailedException">The job has no such file, or its bytes are not what they were.</exception>
    public virtual Task<string> FetchFileAsync(string name, CancellationToken cancellation) => throw NoFiles();

    /// <summary>Writes a file that came with the job to one of the task's own.</summary>
    /// <param name="name">As it was handed in.</param>
    /// <param name="path">Where to, usually in <see cref="Folder"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="TaskFailedException">The job has no such file, or its bytes are not what they were.</exception>
    public virtual Task FetchFileAsync(string name, string path, CancellationToken cancellation) => throw NoFiles();

    /// <summary>Attaches a file of this node to the task's result. It is stored as it is now, and the job's once the result is recorded: from the attempt that counts.</summary>
    /// <param name="name">What it is called among those that this task returns.</param>
    /// <param name="path">Where it lies.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="TaskFailedException">It is too large, or the task returned one of this name before.</exception>
    public virtual Task ReturnFileAsync(string name, string path, CancellationToken cancellation) => throw NoFiles();

    /// <summary>Where the task logs to: its node's log, with job, task and attempt.</summary>
    public virtual ILogger Logger => NullLogger.Instance;

    /// <summary>The node's services, in a scope of this task's own. A node that runs plug-ins only has none that they know.</summary>
    public virtual IServiceProvider Services => NoServices.Instance;

    /// <summary>Says that the task is alive, where its kind has a <see cref="JobKind.HeartbeatLimit"/>.</summary>
    public virtual void Heartbeat()
    {
    }

    /// <summary>Says how far the task is, for people who watch it, and that it is alive. It costs nothing to say it often: from time to time the last word is looked at.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <param name="note">What it does, in a few words.</param>
    public virtual void Report(double share, string? note = null) => Heartbeat();

    /// <summary>
    /// Keeps what the attempt left besides its output, should it fail: of each stream the last part, up to the worker's <c>max-log-size</c>. Called again, the last counts.
    /// What an attempt that succeeds has to say belongs into its output, where <see cref="JobKind.LogOf"/> finds it.
    /// </summary>
    public virtual void KeepLog(TaskLog log)
    {
    }

    private static NotSupportedException NoFiles() => new("Tasks have no files that travel with a job here: only workers of a cluster give them.");

    /// <summary>Writes text as UTF-8 to the output.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        var span = Output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        Output.Advance(Encoding.UTF8.GetBytes(text, span));
    }

    /// <summary>Writes a whole number in decimal digits to the output.</summary>
    public void Write(long number)
    {
        var span = Output.GetSpan(20);
        Utf8Formatter.TryFormat(number, span, out var written);
        Output.Advance(written);
    }

    /// <summary>Writes bytes to the output.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => Output.Write(bytes);
}
