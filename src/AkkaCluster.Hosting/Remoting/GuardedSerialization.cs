using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Hosting;
using Akka.Remote.Serialization;
using Akka.Serialization;

namespace AkkaCluster.Hosting.Remoting;

/// <summary>
/// Takes out of the way by which Akka.NET reads messages whatever lets the bytes choose a type to be made, an actor to be started or one to be stopped:
/// JSON with type names, remote deployment, exceptions by type name, PoisonPill and Kill, supervision from afar.
/// </summary>
public static class GuardedSerialization
{
    /// <summary>The serializers by their ids, as Akka.NET's reference configurations give them.</summary>
    private static readonly (int Id, string Alias, string Name)[] Refused =
    [
        (1, "json", "Newtonsoft JSON"),
        (2, "proto", "any protobuf type"),
        (3, "daemon-create", "remote deployment"),
        (4, "bytes", "plain bytes"),
        (9, "akka-pubsub", "distributed publish and subscribe"),
        (15, "akka-cluster-client", "the cluster client"),
        (36, "reliable-delivery", "reliable delivery"),
    ];

    private static readonly NarrowedMessages[] Remote =
    [
        NarrowedMessages.Selections("akka-containers", 6, system => new MessageContainerSerializer(system)),
        // Identify and its answer, references, and the heartbeats of remote death watch.
        NarrowedMessages.ByManifest("akka-misc", 16, system => new MiscMessageSerializer(system), "ID", "AID", "AR", "RWHB", "RWHR"),
        NarrowedMessages.ByType("akka-system-msg", 22, system => new SystemMessageSerializer(system), typeof(Watch), typeof(Unwatch), typeof(DeathWatchNotification)),
    ];

    /// <summary>Guards the actor system.</summary>
    /// <param name="akka">What it is built by.</param>
    /// <param name="narrowed">What it sends besides, that Akka.NET's other parts read and write; of two for one serializer the later counts, and it may be one that is refused otherwise.</param>
    public static AkkaConfigurationBuilder WithGuardedSerialization(this AkkaConfigurationBuilder akka, params IEnumerable<NarrowedMessages> narrowed)
    {
        ArgumentNullException.ThrowIfNull(akka);
        foreach (var (alias, types, create) in Serializers(narrowed))
            akka.WithCustomSerializer(alias, types, create);
        return akka;
    }

    internal static IEnumerable<(string Alias, Type[] Types, Func<ExtendedActorSystem, Serializer> Create)> Serializers(IEnumerable<NarrowedMessages> narrowed)
    {
        var passed = new Dictionary<int, NarrowedMessages>();
        foreach (var messages in Remote.Concat(narrowed))
            passed[messages.Id] = messages;
        foreach (var (id, alias, name) in Refused.Where(refused => !passed.ContainsKey(refused.Id)))
            yield return (alias, id == 1 ? [typeof(object)] : [], system => new RefusingSerializer(system, id, name));
        foreach (var messages in passed.Values)
            yield return (messages.Alias, [], system => new NarrowedSerializer(system, messages));
    }
}
