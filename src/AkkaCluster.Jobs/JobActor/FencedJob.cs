using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs.JobActor;

/// <summary>
/// Another incarnation has taken the job over. While both nodes take the other for lost, each would take the job back from the other as soon as somebody asks for it, and each time
/// the workers of the other side look killed by its tasks: so this node leaves it alone for a while. Nothing is kept: all is repeated.
/// </summary>
internal sealed class FencedJob : JobBehaviour
{
    private readonly object _pauseOver = new();

    private FencedJob(JobActor actor) : base(actor) => actor.Timers.StartSingleTimer(_pauseOver, _pauseOver, actor.Shared.Settings.FencedPause);

    public static void Begin(JobActor actor)
    {
        actor.Timers.CancelAll();
        actor.Switch(new FencedJob(actor));
    }

    public override bool Receive(object message)
    {
        if (message == _pauseOver)
            Actor.Passivate();
        return message == _pauseOver || message is IJobMessage;
    }
}
