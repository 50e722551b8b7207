using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Dispatch;

/// <summary>Finds the type of mailbox that an actor gets.</summary>
public class Mailboxes
{
    /// <summary>The id of the mailbox of actors that ask for none.</summary>
    public static readonly string DefaultMailboxId = "akka.actor.default-mailbox";

    /// <summary>What <c>mailbox-requirement</c> holds where a dispatcher requires nothing.</summary>
    public static readonly string NoMailboxRequirement = "";

    private readonly ActorSystem _system;
    private readonly ConcurrentDictionary<string, MailboxType> _types = new();
    private readonly ConcurrentDictionary<(Type, string, string), MailboxType> _chosen = new();
    private readonly Dictionary<Type, string> _requirements = [];

    /// <summary>Creates it with the requirements that configuration maps to mailboxes.</summary>
    public Mailboxes(ActorSystem system)
    {
        _system = system;
        var requirements = system.Settings.Config.GetConfig("akka.actor.mailbox.requirements");
        if (requirements.IsNullOrEmpty()) return;
        foreach (var (name, id) in requirements.AsEnumerable())
            _requirements[TypeResolver.Resolve(name.Trim('"'), "akka.actor.mailbox.requirements")] = id.GetString()!;
    }

    /// <summary>Whether a type of actor requires a type of queue.</summary>
    public bool HasRequiredType(Type actorType) => Requirement(actorType) is not null;

    /// <summary>What a type of actor requires of its queue; null for nothing.</summary>
    public Type? GetRequiredType(Type actorType) => Requirement(actorType);

    /// <summary>The type of mailbox of an id.</summary>
    public MailboxType Lookup(string id) => _types.GetOrAdd(id, Create);

    /// <summary>The type of mailbox that configuration maps to a type of queue.</summary>
    public MailboxType LookupByQueueType(Type queueType) => _requirements.TryGetValue(queueType, out var id) ? Lookup(id)
        : throw new ConfigurationException($"akka.actor.mailbox.requirements maps no mailbox to [{queueType}].");

    /// <summary>The type of mailbox for a recipe: what it names, else what its dispatcher names, else what its actor requires, else the default.</summary>
    public MailboxType GetMailboxType(Props props, Config dispatcherConfig)
    {
        var dispatcherMailbox = dispatcherConfig.IsNullOrEmpty() ? null : dispatcherConfig.GetString("mailbox-type");
        var dispatcherId = dispatcherMailbox is null ? "" : dispatcherConfig.GetString("id") ?? "";
        if (props.Mailbox.Length > 0) return Lookup(props.Mailbox);
        if (!string.IsNullOrEmpty(dispatcherMailbox)) return Lookup(dispatcherId);
        return Choose(props.Type);
    }

    /// <summary>The limit of the stashes of actors with a mailbox; negative for none.</summary>
    public int StashCapacity(string dispatcher, string mailbox)
    {
        if (!string.IsNullOrEmpty(mailbox) && mailbox != DefaultMailboxId) return Capacity(mailbox);
        return Capacity(DefaultMailboxId);
    }

    internal MailboxType For(Props props, MessageDispatcher dispatcher)
    {
        if (props.Mailbox.Length == 0 && dispatcher.Configurator.MailboxId is null) return _chosen.GetOrAdd((props.Type, "", ""), static (key, self) => self.Choose(key.Item1), this);
        return props.Mailbox.Length > 0 ? Lookup(props.Mailbox) : Lookup(dispatcher.Configurator.MailboxId!);
    }

    private MailboxType Choose(Type actorType) => Requirement(actorType) is { } required ? LookupByQueueType(required) : Lookup(DefaultMailboxId);

    private static Type? Requirement(Type actorType) => actorType.GetInterfaces()
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequiresMessageQueue<>))?.GetGenericArguments()[0];

    private int Capacity(string id) => _system.Settings.Config.GetInt($"{id}.stash-capacity", Deploy.NoStashSize);

    private MailboxType Create(string id)
    {
        if (id == "unbounded") return new UnboundedMailbox();
        var all = _system.Settings.Config;
        if (!all.HasPath(id)) throw new ConfigurationException($"Mailbox Type [{id}] is not configured: expected a section of that name with mailbox-type in it.");
        var config = all.GetConfig(id);
        var typeName = config.GetString("mailbox-type");
        if (string.IsNullOrEmpty(typeName)) throw new ConfigurationException($"The setting mailbox-type, defined in [{id}], is empty: expected the name of a MailboxType.");
        if (all.HasPath(DefaultMailboxId)) config = config.WithFallback(all.GetConfig(DefaultMailboxId));
        return (MailboxType)Activator.CreateInstance(TypeResolver.Resolve(typeName, $"{id}.mailbox-type"), _system.Settings, config)!;
    }
}
