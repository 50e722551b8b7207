using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Remote.Serialization.Proto;
using Akka.Serialization;
using Google.Protobuf;
using Kind = Akka.Remote.Serialization.Proto.SystemMessageData.Types.Kind;

namespace Akka.Remote.Serialization;

/// <summary>System messages: death watch and supervision across nodes.</summary>
public sealed class SystemMessageSerializer : Serializer
{
    /// <summary>Makes the serializer.</summary>
    public SystemMessageSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <summary>The identifier: 22.</summary>
    public override int Identifier => 22;

    /// <inheritdoc />
    public override bool IncludeManifest => false;

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => DataOf(obj).ToByteArray();

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, Type? type)
    {
        var data = SystemMessageData.Parser.ParseFrom(bytes);
        return data.Kind switch
        {
            Kind.Watch => new Watch(ActorAt(data.Actor), ActorAt(data.Other)),
            Kind.Unwatch => new Unwatch(ActorAt(data.Actor), ActorAt(data.Other)),
            Kind.DeathWatchNotification => new DeathWatchNotification(ActorAt(data.Actor), data.Flag, data.AddressTerminated),
            Kind.Terminate => new Terminate(),
            Kind.Suspend => new Suspend(),
            Kind.Create => new Create(),
            Kind.Resume => new Resume(ExceptionSupport.FromData(data.Cause)!),
            Kind.Recreate => new Recreate(ExceptionSupport.FromData(data.Cause)!),
            Kind.Supervise => new Supervise(ActorAt(data.Actor), data.Flag),
            Kind.Failed => new Failed(ActorAt(data.Actor), ExceptionSupport.FromData(data.Cause)!, data.Uid),
            _ => throw new SerializationException($"Found system message kind {(int)data.Kind}; expected 1 to {(int)Kind.Create}."),
        };
    }

    private static SystemMessageData DataOf(object obj) => obj switch
    {
        Watch m => Data(Kind.Watch, m.Watchee, m.Watcher),
        Unwatch m => Data(Kind.Unwatch, m.Watchee, m.Watcher),
        DeathWatchNotification m => Flagged(Data(Kind.DeathWatchNotification, m.Actor), m.ExistenceConfirmed, m.AddressTerminated),
        Terminate => Data(Kind.Terminate),
        Suspend => Data(Kind.Suspend),
        Create => Data(Kind.Create),
        Resume m => Caused(Data(Kind.Resume), m.CausedByFailure),
        Recreate m => Caused(Data(Kind.Recreate), m.Cause),
        Supervise m => Flagged(Data(Kind.Supervise, m.Child), m.Async, false),
        Failed m => Caused(new SystemMessageData { Kind = Kind.Failed, Actor = PayloadSupport.PathOf(m.Child), Uid = m.Uid }, m.Cause),
        _ => throw new ArgumentException($"Found a [{obj.GetType()}], which is no system message that crosses nodes.", nameof(obj)),
    };

    private static SystemMessageData Data(Kind kind, IActorRef? actor = null, IActorRef? other = null) =>
        new() { Kind = kind, Actor = PayloadSupport.PathOf(actor), Other = PayloadSupport.PathOf(other) };

    private static SystemMessageData Flagged(SystemMessageData data, bool flag, bool addressTerminated)
    {
        data.Flag = flag;
        data.AddressTerminated = addressTerminated;
        return data;
    }

    private static SystemMessageData Caused(SystemMessageData data, Exception? cause)
    {
        if (ExceptionSupport.ToData(cause) is { } caused) data.Cause = caused;
        return data;
    }

    private IInternalActorRef ActorAt(string path) => (IInternalActorRef)PayloadSupport.ActorAt(system, path);
}
