using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Makes the dispatchers of a section of configuration.</summary>
public abstract class MessageDispatcherConfigurator
{
    /// <summary>Creates it.</summary>
    protected MessageDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    {
        Config = config;
        Prerequisites = prerequisites;
        if (!config.IsNullOrEmpty() && !string.IsNullOrEmpty(config.GetString("mailbox-type"))) MailboxId = config.GetString("id");
    }

    /// <summary>The section.</summary>
    public Config Config { get; }

    /// <summary>What dispatchers need of their system.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>The id of the mailbox that the section names; null where it names none.</summary>
    internal string? MailboxId { get; }

    /// <summary>A dispatcher: the same each time, or a new one for each actor.</summary>
    public abstract MessageDispatcher Dispatcher();
}
