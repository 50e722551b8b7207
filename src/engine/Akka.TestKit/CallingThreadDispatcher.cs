using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>
/// Runs an actor on the thread that sends to it, before that send returns; while the actor runs on another thread, the message waits
/// there for its turn.
/// </summary>
public class CallingThreadDispatcher : MessageDispatcher
{
    /// <summary>The name by which Props.WithDispatcher finds it.</summary>
    public static new string Id = "akka.test.calling-thread-dispatcher";

    /// <summary>Takes what configures it.</summary>
    public CallingThreadDispatcher(MessageDispatcherConfigurator configurator) : base(configurator)
    {
    }

    /// <inheritdoc />
    protected override void ExecuteTask(IRunnable run)
    {
        // The sender may be an actor on this very thread, or a test with its implicit sender: both are in charge again afterwards.
        var caller = InternalCurrentActorCellKeeper.Current;
        try
        {
            run.Run();
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = caller;
        }
    }

    /// <inheritdoc />
    protected override void Shutdown()
    {
    }
}
