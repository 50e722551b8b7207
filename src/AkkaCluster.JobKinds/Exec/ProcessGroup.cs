using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace AkkaCluster.JobKinds.Exec;

/// <summary>
/// Runs one process with its own session: feeds it, collects its output, and kills all of it on demand. Blocks its thread. It is done when the process itself
/// has ended, as for GNU parallel: what it left behind goes on, and what that still writes is not taken.
/// </summary>
internal sealed unsafe class ProcessGroup : IDisposable
{
    private const int NoEntry = 2;
    private const int AccessDenied = 13;
    private const int BufferSize = 16 * 1024;

    /// <summary>How often a command with a time limit is looked at, in milliseconds.</summary>
    private const int LimitInterval = 50;

    /// <summary>Marks one command and all that descends from it.</summary>
    private const string MarkName = "AKKACLUSTER_COMMAND";

    private readonly CommandRequest _request;
    private readonly PipePair? _stdin;
    private readonly PipePair _stdout = new();
    private readonly PipePair _stderr = new();
    private readonly BoundedOutput _output;
    private readonly BoundedOutput _errors;
    private readonly Lock _gate = new();
    private readonly byte[] _mark;
    private readonly long _began = Stopwatch.GetTimestamp();
    private int _pid;
    private int _written;
    private bool _timedOut;

    private ProcessGroup(CommandRequest request)
    {
        var mark = KeyValuePair.Create(MarkName, Guid.NewGuid().ToString("N"));
        _mark = Encoding.ASCII.GetBytes($"{mark.Key}={mark.Value}");
        _request = request with { Environment = new Dictionary<string, string>(request.Environment.Append(mark), StringComparer.Ordinal) };
        _stdin = request.Input is null ? null : new PipePair();
        _output = new BoundedOutput(request.OutputLimit);
        _errors = new BoundedOutput(request.ErrorLimit);
    }

    /// <summary>Runs the process to its end; cancelling kills it and everything that it started.</summary>
    /// <exception cref="CommandStartException">It could not be started.</exception>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    /// <exception cref="OutputLimitException">It wrote more than it may.</exception>
    public static CommandOutcome Run(CommandRequest request, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        using var group = new ProcessGroup(request);
        group.Start();
        int status;
        // Looking for all that it started takes a while, which whoever cancels need not wait.
        using (token.UnsafeRegister(static state => ThreadPool.UnsafeQueueUserWorkItem(static group => group.KillAll(), (ProcessGroup)state!, preferLocal: false), group))
            status = group.Attend();
        if (token.IsCancellationRequested || group._output.Dropped > 0)
            group.KillAll();
        var signal = status & 0x7f;
        var exitCode = signal == 0 ? (status >> 8) & 0xff : 128 + signal;
        var outcome = new CommandOutcome(exitCode, group._output.Bytes, group._errors.Bytes, group._errors.Dropped) { Signal = signal, TimedOut = group._timedOut, StderrTail = group._errors.Tail };
        request.Ended?.Invoke(outcome);
        token.ThrowIfCancellationRequested();
        return group._output.Dropped > 0 ? throw new OutputLimitException(request.OutputLimit) : outcome;
    }

    public void Dispose()
    {
        _stdin?.Dispose();
        _stdout.Dispose();
        _stderr.Dispose();
    }

    private void Start()
    {
        try
        {
            CommandGuard.Ensure();
            _pid = Spawner.Start(_request, _stdin, _stdout, _stderr);
        }
        catch (Win32Exception failure)
        {
            throw new CommandStartException(failure.NativeErrorCode switch
            {
                NoEntry => $"The command '{_request.Words[0]}' or its directory '{_request.Directory ?? "."}' was not found on this worker.",
                AccessDenied => $"The command '{_request.Words[0]}' may not be executed on this worker: {failure.Message}.",
                _ => $"The command '{_request.Words[0]}' could not be started: {failure.Message}.",
            }, failure) { ExitCode = failure.NativeErrorCode == NoEntry ? 127 : 126 };
        }
        _stdin?.CloseRead();
        _stdout.CloseWrite();
        _stderr.CloseWrite();
        if (_stdin is not null)
            MakeNonBlocking(_stdin.WriteEnd);
    }

    /// <summary>Serves the pipes until the process itself has ended, and takes the rest of what it wrote.</summary>
    private int Attend()
    {
        var ended = Posix.OpenPid(_pid);
        try
        {
            ServePipes(ended);
        }
        finally
        {
            if (ended >= 0)
                _ = Posix.Close(ended);
        }
        int status;
        while (Posix.WaitPid(_pid, &status, 0) < 0 && Marshal.GetLastPInvokeError() == Posix.Interrupted)
        {
        }
        lock (_gate)
            _pid = 0;
        TakeRest(_stdout, _output);
        TakeRest(_stderr, _errors);
        return status;
    }

    private void ServePipes(int ended)
    {
        var entries = stackalloc PollEntry[4];
        while (true)
        {
            entries[0] = new PollEntry { Descriptor = _stdout.ReadEnd, Events = Posix.PollIn };
            entries[1] = new PollEntry { Descriptor = _stderr.ReadEnd, Events = Posix.PollIn };
            entries[2] = new PollEntry { Descriptor = _stdin?.WriteEnd ?? -1, Events = Posix.PollOut };
            entries[3] = new PollEntry { Descriptor = ended, Events = Posix.PollIn };
            // Without a descriptor for the end (a kernel before 5.3) the end is the end of both outputs.
            if (ended < 0 && _stdout.ReadEnd < 0 && _stderr.ReadEnd < 0)
                return;
            var ready = Posix.Poll(entries, 4, _request.TimeLimit is null || _timedOut ? -1 : LimitInterval);
            KillWhenLate();
            if (ready < 0)
                continue;
            if (entries[2].Returned != 0)
                Feed();
            if (entries[0].Returned != 0 && Take(_stdout, _output) && _output.Dropped > 0)
            {
                KillAll();
                return;
            }
            if (entries[1].Returned != 0)
                Take(_stderr, _errors);
            if (entries[3].Returned != 0)
                return;
        }
    }

    private void KillWhenLate()
    {
        if (_timedOut || _request.TimeLimit?.Invoke() is not { } limit || Stopwatch.GetElapsedTime(_began) < limit)
            return;
        _timedOut = true;
        KillAll();
    }

    private void Feed()
    {
        var input = _request.Input.AsSpan(_written);
        nint count;
        fixed (byte* data = input)
            count = Posix.Write(_stdin!.WriteEnd, data, input.Length);
        if (count < 0 && Marshal.GetLastPInvokeError() is Posix.Again or Posix.Interrupted)
            return;
        // A process that closes its standard input early is no error: `head -1` does.
        _written = count < 0 ? _request.Input!.Length : _written + (int)count;
        if (_written >= _request.Input!.Length)
            _stdin!.CloseWrite();
    }

    private static bool Take(PipePair pipe, BoundedOutput into)
    {
        var buffer = stackalloc byte[BufferSize];
        var count = Posix.Read(pipe.ReadEnd, buffer, BufferSize);
        if (count > 0)
        {
            into.Append(new ReadOnlySpan<byte>(buffer, (int)count));
            return true;
        }
        if (count < 0 && Marshal.GetLastPInvokeError() is Posix.Again or Posix.Interrupted)
            return false;
        pipe.CloseRead();
        return false;
    }

    /// <summary>What was in the pipe when the process ended; what comes later is that of others, and there may be no end to it.</summary>
    private static void TakeRest(PipePair pipe, BoundedOutput into)
    {
        if (pipe.ReadEnd < 0)
            return;
        const int getPipeSize = 1032;
        MakeNonBlocking(pipe.ReadEnd);
        for (var left = Posix.Control(pipe.ReadEnd, getPipeSize, 0); left > 0 && Take(pipe, into); left -= BufferSize)
        {
        }
        if (pipe.ReadEnd >= 0)
            LeftOutput.Take(pipe.DetachRead());
    }

    private void KillAll()
    {
        lock (_gate)
            CommandTree.Kill(_pid, _mark);
    }

    private static void MakeNonBlocking(int descriptor)
    {
        const int setFlags = 4;
        _ = Posix.Control(descriptor, setFlags, Posix.NonBlocking);
    }
}
