using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>The end of the job: reduced, recorded, told.</summary>
internal sealed partial class JobActor
{
    private bool _finishing;

    /// <summary>Ends the job once all its tasks are settled and recorded. The last chunk is kept back, so that it and the end are written together.</summary>
    private void TryFinish()
    {
        if (_finishing || _kindMissing is not null || !(_book.AllSettled || _failing) || _recordings.Exists(recording => recording != _last))
            return;
        _finishing = true;
        var failed = _job.Failed + (_last?.Chunk.Failures.Count(failure => failure.Final) ?? 0);
        var state = failed > 0 ? JobState.Failed : JobState.Succeeded;
        var error = failed > 0 ? FailureText(failed) : null;
        if (_reduction is null || !_book.AllSettled)
        {
            Finish(state, error);
            return;
        }

        _reduction.CompleteAsync(_last?.Chunk).PipeTo(
            Self,
            success: result => new Reduced(state, error, result),
            failure: e => new Reduced(JobState.Failed, $"The reducer of kind '{_job.Spec.Kind}' failed: {e.Message}", null));
    }

    private string FailureText(long failed) =>
        $"{failed} of {_job.TaskCount} tasks failed" + (_lastFailure is null ? "." : $"; task {_lastFailure.Index}: {_lastFailure.Error}");

    private void Finish(JobState state, string? error, JobResult? result = null)
    {
        _finishing = true;
        var finish = _fileError is null ? new JobFinish(state, Now, error, result) : new JobFinish(JobState.Failed, Now, _fileError, result);
        if (_last is null)
        {
            StoreFinish(finish);
            return;
        }

        // Files get their names between the last record and the end, so that who sees the end finds them.
        if (_hasFiles)
            _afterLast = finish;
        else
            _last.Chunk = _last.Chunk with { Finish = finish };
        Store(_last);
    }

    private void StoreFinish(JobFinish planned)
    {
        var finish = _fileError is null ? planned : planned with { State = JobState.Failed, Error = _fileError };
        _context.Store.FinishAsync(_job.Number, _job.Epoch, finish).PipeTo(Self, success: () => new Finished(finish), failure: e => new NotFinished(finish, e));
    }

    /// <summary>The end is durable. Who did not hear of it, leader or worker, asks, and the actor that is made for it tells what the store has.</summary>
    private void OnFinished(JobFinish finish, Recording? last = null)
    {
        _context.Restarts.Forget(_id);
        _job = _job with { State = finish.State };
        if (_hasFiles)
            _files.RemoveAttempts();
        last?.Worker?.Tell(new LeaseMessages.Recorded(_id, last.Answered, Ended: true));
        foreach (var worker in _workers.Values.Where(worker => !worker.Equals(last?.Worker)))
            worker.Tell(new LeaseMessages.Revoke(_id, []));
        _context.Leader.Tell(new JobEvents.Ended(Progress(finish.State, finish.Error) with { End = last is null ? null : JobEnd.Of(_job, last.Chunk) }));
        Passivate();
    }

    private sealed record Reduced(JobState State, string? Error, JobResult? Result);

    private sealed record Finished(JobFinish Finish);

    private sealed record NotFinished(JobFinish Finish, Exception Cause);

    private sealed record TryFinishAgain(JobFinish Finish)
    {
        public const string Name = "finish";
    }
}
