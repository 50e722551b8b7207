using Akka.Actor;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>The job has ended before, or never was: who asks is told so, then the actor goes.</summary>
internal sealed class EndedJob(JobActor actor, JobRecord? job) : JobBehaviour(actor)
{
    private readonly object _answered = new();

    public static void Begin(JobActor actor, JobRecord? job)
    {
        var ended = new EndedJob(actor, job);
        actor.Switch(ended);
        ended.TellEnd(actor.Shared.Leader);
        actor.TakeKept();
        actor.Ref.Tell(ended._answered);
    }

    public override bool Receive(object message)
    {
        switch (message)
        {
            case LeaseMessages.Result result:
                Actor.Asker.Tell(new LeaseMessages.Recorded(Actor.Id, result.Run, Ended: true));
                return true;
            case LeaseMessages.Ask:
                Actor.Asker.Tell(new LeaseMessages.Nothing(Actor.Id, Ended: true));
                return true;
            case LeaseMessages.Held:
                Actor.Asker.Tell(new LeaseMessages.Revoke(Actor.Id, []));
                return true;
            case JobCommands.Wake:
                TellEnd(Actor.Asker);
                return true;
            case IJobMessage:
                return true;
            default:
                if (message == _answered)
                    Actor.Passivate();
                return message == _answered;
        }
    }

    private void TellEnd(IActorRef leader)
    {
        if (job is not null)
            leader.Tell(new JobEvents.Ended(JobProgress.Of(job)));
    }
}
