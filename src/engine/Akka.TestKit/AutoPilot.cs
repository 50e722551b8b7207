using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Answers messages of a test actor on its own while the test goes on; see TestKitBase.SetAutoPilot.</summary>
public abstract class AutoPilot
{
    /// <summary>Returned by <see cref="Run"/>: keep the present auto-pilot.</summary>
    public static KeepRunning KeepRunning => KeepRunning.Instance;

    /// <summary>Returned by <see cref="Run"/>: answer no more.</summary>
    public static NoAutoPilot NoAutoPilot => NoAutoPilot.Instance;

    /// <summary>Sees each message before it is queued for the test, and returns the auto-pilot for the next one.</summary>
    public abstract AutoPilot Run(IActorRef sender, object message);
}
