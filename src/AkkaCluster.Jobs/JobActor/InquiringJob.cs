using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>A later incarnation asks the workers what they hold: tasks that one still runs must not be given to another.</summary>
internal sealed class InquiringJob(JobRun run, JobHistory history, int workers) : JobBehaviour(run.Actor)
{
    private readonly object _timeOver = new();
    private readonly List<IActorRef> _lost = [];
    private int _answersMissing = workers;

    public static void Begin(JobRun run, JobHistory history)
    {
        run.Reduction?.OfferStored(history.Done);
        var actor = run.Actor;
        var workers = actor.Shared.Workers();
        if (workers.Count == 0)
        {
            run.Open(history, []);
            return;
        }

        var inquiring = new InquiringJob(run, history, workers.Count);
        actor.Switch(inquiring);
        var question = new LeaseMessages.WhoHolds(actor.Id, run.Job.Epoch);
        foreach (var worker in workers)
            worker.Tell(question, actor.Ref);
        actor.Timers.StartSingleTimer(inquiring._timeOver, inquiring._timeOver, actor.Shared.Settings.InquiryTimeout);
        actor.TakeKept();
    }

    public override bool Awaits(JobReply reply) => reply.To == run;

    public override void HandOff() => run.HandOver();

    public override bool Receive(object message)
    {
        switch (message)
        {
            case LeaseMessages.Held held:
                run.Adopt(held);
                if (held.IsAnswer && --_answersMissing == 0)
                    Open();
                return true;
            case LeaseMessages.Result result:
                run.Recorder.Take(result);
                return true;
            case Terminated lost:
                _lost.Add(lost.ActorRef);
                return true;
            case JobRun.HandedOver:
                Actor.Stop();
                return true;
            case IJobMessage:
                Actor.KeepForLater();
                return true;
            default:
                if (message != _timeOver)
                    return run.Recorder.Receive(message);
                Open();
                return true;
        }
    }

    private void Open()
    {
        Actor.Timers.Cancel(_timeOver);
        run.Open(history, _lost);
    }
}
