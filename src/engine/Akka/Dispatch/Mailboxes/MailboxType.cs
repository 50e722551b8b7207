using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>Makes the message queues of actors; named by configuration as <c>mailbox-type</c>.</summary>
public abstract class MailboxType
{
    /// <summary>The settings of the system.</summary>
    protected readonly Settings Settings;

    /// <summary>The mailbox's section.</summary>
    protected readonly Config Config;

    /// <summary>Creates it.</summary>
    protected MailboxType(Settings settings, Config config)
    {
        Settings = settings;
        Config = config;
    }

    /// <summary>Makes a queue for an actor.</summary>
    public abstract IMessageQueue Create(IActorRef owner, ActorSystem system);
}
