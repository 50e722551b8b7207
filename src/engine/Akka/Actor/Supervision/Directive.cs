namespace Akka.Actor;

/// <summary>What a supervisor does with a child that failed.</summary>
public enum Directive
{
    /// <summary>The child goes on with its state and the next message.</summary>
    Resume,

    /// <summary>The child gets a new instance; its mailbox is kept.</summary>
    Restart,

    /// <summary>The supervisor fails itself with the child's failure.</summary>
    Escalate,

    /// <summary>The child is stopped.</summary>
    Stop,
}
