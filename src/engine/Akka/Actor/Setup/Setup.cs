namespace Akka.Actor.Setup;

/// <summary>A part of what a system is created with.</summary>
public abstract class Setup
{
    /// <summary>Creates it.</summary>
    protected Setup() { }

    /// <summary>This part and another.</summary>
    public ActorSystemSetup And(Setup other) => ActorSystemSetup.Create(this, other);
}
