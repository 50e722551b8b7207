using Akka.Actor;
using Akka.Event;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Worker;

/// <summary>Results: sent, kept, sent again, until they are durable.</summary>
internal sealed partial class WorkerAgent
{
    private const int MostLogged = 20;

    private long _unrecordedBytes;

    private void ReceiveResults() => Receive<LeaseMessages.Recorded>(recorded =>
    {
        if (!_desks.TryGetValue(recorded.JobId, out var desk))
            return;
        if (recorded.Ended)
            DropUnrecorded(desk);
        else if (desk.Unrecorded.Remove(recorded.Run, out var result))
            _unrecordedBytes -= result.Result.Outputs.Data.Length;
        if (recorded.Ended || (!desk.Offered && desk.IsIdle))
            Forget(desk);
        Pull();
        CheckDrained();
    });

    private void OnPart(HeldLease lease, ChunkPart part)
    {
        lease.Reported += part.Run.Count;
        _executed += part.Run.Count;
        var desk = lease.Desk;
        LogTraces(desk, part.Failures);
        if (!_desks.TryGetValue(desk.Id, out var known) || known != desk)
            return;
        var result = new Unrecorded(
            new LeaseMessages.Result
            {
                JobId = desk.Id,
                Worker = _name,
                Epoch = lease.Epoch,
                Lease = lease.Id,
                Run = part.Run,
                Attempt = lease.Attempt,
                Outputs = part.Outputs,
                Failures = part.Failures,
                Files = part.Files,
                Stored = part.Stored,
                StartedAt = part.StartedAt,
                Elapsed = part.Elapsed,
            },
            Now);
        if (desk.Unrecorded.TryGetValue(part.Run, out var earlier))
            _unrecordedBytes -= earlier.Result.Outputs.Data.Length;
        desk.Unrecorded[part.Run] = result;
        _unrecordedBytes += part.Outputs.Data.Length;
        Send(desk, result);
    }

    /// <summary>Where in a handler's code an exception came from is logged once a job and place; every attempt has it in the store.</summary>
    private void LogTraces(JobDesk desk, IReadOnlyList<LeaseMessages.Failure> failures)
    {
        foreach (var failure in failures)
        {
            if (failure.Trace is { } trace && desk.Logged.Count < MostLogged && desk.Logged.Add(PlaceOf(trace)))
                _log.Warning("Task {0} of job {1}, kind {2}, failed. The same from other tasks of the job is not logged again: {3}", failure.Index, desk.Id, desk.Spec?.Kind, trace);
        }
    }

    /// <summary>The exception's type and the first line of its trace: messages often name the input.</summary>
    private static string PlaceOf(string trace)
    {
        var type = trace.AsSpan(0, Math.Max(0, trace.IndexOf(':', StringComparison.Ordinal)));
        var frame = trace.IndexOf("\n   at ", StringComparison.Ordinal);
        return frame < 0 ? type.ToString() : string.Concat(type, trace.AsSpan(frame).TrimStart('\n').ToString().Split('\n')[0]);
    }

    private void Send(JobDesk desk, Unrecorded result)
    {
        result.SentAt = Now;
        result.Pause = _settings.ResendAfter;
        ActorOf(desk).Tell(result.Result);
    }

    /// <summary>Sends again what was not acknowledged in time: through the shard, since the actor may be elsewhere now.</summary>
    private void SendAgain()
    {
        foreach (var desk in _desks.Values)
        {
            foreach (var result in desk.Unrecorded.Values.Where(result => Now - result.SentAt > result.Pause))
            {
                result.SentAt = Now;
                result.Pause = result.Pause * 2 < _settings.ResendMost ? result.Pause * 2 : _settings.ResendMost;
                _context.Jobs.Tell(result.Result);
            }
        }
    }

    private void DropUnrecorded(JobDesk desk)
    {
        foreach (var result in desk.Unrecorded.Values)
            _unrecordedBytes -= result.Result.Outputs.Data.Length;
        desk.Unrecorded.Clear();
    }
}
