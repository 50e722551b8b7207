using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Worker.Execution;

namespace AkkaCluster.Jobs.Worker;

/// <summary>Results: sent, kept, sent again, until they are durable.</summary>
internal sealed partial class WorkerAgent
{
    private long _unrecordedBytes;

    private void ReceiveResults() => Receive<LeaseMessages.Recorded>(recorded =>
    {
        if (!_desks.TryGetValue(recorded.JobId, out var desk) || !desk.Unrecorded.Remove(recorded.Run, out var result))
            return;
        _unrecordedBytes -= result.Result.Outputs.Data.Length;
        if (!desk.Offered && desk.IsIdle)
            Forget(desk);
        Pull();
        CheckDrained();
    });

    private void OnPart(HeldLease lease, ChunkPart part)
    {
        lease.Reported += part.Run.Count;
        _executed += part.Run.Count;
        var desk = lease.Desk;
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

    private void Send(JobDesk desk, Unrecorded result)
    {
        result.SentAt = Now;
        ActorOf(desk).Tell(result.Result);
    }

    /// <summary>Sends again what was not acknowledged in time: through the shard, since the actor may be elsewhere now.</summary>
    private void SendAgain()
    {
        foreach (var desk in _desks.Values)
        {
            foreach (var result in desk.Unrecorded.Values.Where(result => Now - result.SentAt > _settings.ResendAfter))
            {
                result.SentAt = Now;
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
