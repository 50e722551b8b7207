namespace Akka.Actor;

/// <summary>The states of a cell that are more than one bit of information together.</summary>
[Flags]
internal enum CellState : byte
{
    None = 0,

    /// <summary>The constructor of the actor runs.</summary>
    Creating = 1,

    /// <summary>The actor has failed and its supervisor decides.</summary>
    Failed = 2,

    /// <summary>The actor stops and waits for its children.</summary>
    Terminating = 4,

    /// <summary>The actor is to be restarted and waits for its children.</summary>
    Recreating = 8,

    /// <summary>The actor is to be made anew after a failed creation and waits for its children.</summary>
    CreatingAnew = 16,

    /// <summary>The actor has terminated.</summary>
    Terminated = 32,
}
