using Akka.Actor;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>The commands that a test actor takes.</summary>
public static class TestActor
{
    /// <summary>Whether a message is thrown away before the test sees it.</summary>
    public delegate bool Ignore(object message);

    /// <summary>Returned by an auto-pilot that answers no more.</summary>
    public static AutoPilot NoAutoPilot => AutoPilot.NoAutoPilot;

    /// <summary>Returned by an auto-pilot that stays at work.</summary>
    public static AutoPilot KeepRunning => AutoPilot.KeepRunning;

    /// <summary>Stands for "no message".</summary>
    public static NullMessageEnvelope NullMessage => NullMessageEnvelope.Instance;

    /// <summary>Sets which messages are ignored.</summary>
    public class SetIgnore : INoSerializationVerificationNeeded
    {
        /// <summary>Takes the test of a message.</summary>
        public SetIgnore(Ignore? ignore) => Ignore = ignore;

        /// <summary>The test of a message; null ignores none.</summary>
        public Ignore? Ignore { get; }
    }

    /// <summary>Starts to watch an actor.</summary>
    public class Watch : INoSerializationVerificationNeeded
    {
        /// <summary>Takes the actor to watch.</summary>
        public Watch(IActorRef actorToWatch) => Actor = actorToWatch;

        /// <summary>The actor to watch.</summary>
        public IActorRef Actor { get; }
    }

    /// <summary>Ceases to watch an actor.</summary>
    public class Unwatch : INoSerializationVerificationNeeded
    {
        /// <summary>Takes the actor to watch no more.</summary>
        public Unwatch(IActorRef actorToUnwatch) => Actor = actorToUnwatch;

        /// <summary>The actor to watch no more.</summary>
        public IActorRef Actor { get; }
    }

    /// <summary>Sets the auto-pilot.</summary>
    public class SetAutoPilot : INoSerializationVerificationNeeded
    {
        /// <summary>Takes the auto-pilot.</summary>
        public SetAutoPilot(AutoPilot autoPilot) => AutoPilot = autoPilot;

        /// <summary>The auto-pilot.</summary>
        public AutoPilot AutoPilot { get; }
    }

    /// <summary>Starts a child of the test actor.</summary>
    public class Spawn : INoSerializationVerificationNeeded
    {
        /// <summary>What the child is made of.</summary>
        public readonly Props _props;

        /// <summary>The child's name, where it has one.</summary>
        public readonly Option<string> _name;

        /// <summary>How the test actor supervises this child, where that differs.</summary>
        public readonly Option<SupervisorStrategy> _supervisorStrategy;

        /// <summary>Takes what the child is made of, its name and its supervision.</summary>
        public Spawn(Props props, Option<string> name, Option<SupervisorStrategy> supervisorStrategy)
        {
            _props = props;
            _name = name;
            _supervisorStrategy = supervisorStrategy;
        }

        /// <summary>Starts the child in the given context.</summary>
        public IActorRef Apply(IActorRefFactory context) => context.ActorOf(_props, _name.HasValue ? _name.Value : null);
    }
}
