using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Cluster;
using Akka.Serialization;
using AkkaCluster.Downing.CrashDetection;
using AkkaCluster.Downing.Messages.Wire;
using Google.Protobuf;

namespace AkkaCluster.Downing.Messages;

/// <summary>Writes what crash detectors say to each other in protobuf.</summary>
internal sealed class DowningMessageSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const string VerdictManifest = "V";

    public override int Identifier => 1040;

    public override string Manifest(object o) => o is ProbeVerdict ? VerdictManifest : throw Unknown(o);

    public override byte[] ToBinary(object obj) => obj is ProbeVerdict verdict
        ? new ProbeVerdictData { Observer = ToWire(verdict.Observer), Subject = ToWire(verdict.Subject), Verdict = (uint)verdict.Verdict }.ToByteArray()
        : throw Unknown(obj);

    public override object FromBinary(byte[] bytes, string manifest)
    {
        if (manifest != VerdictManifest)
            throw new SerializationException($"{nameof(DowningMessageSerializer)} was given the manifest '{manifest}', which it does not know.");
        var data = ProbeVerdictData.Parser.ParseFrom(bytes);
        var verdict = (Verdict)data.Verdict;
        return Enum.IsDefined(verdict)
            ? new ProbeVerdict(FromWire(data.Observer), FromWire(data.Subject), verdict)
            : throw new SerializationException($"A probe's verdict is {data.Verdict}; expected 0 to 2.");
    }

    private static NodeData ToWire(UniqueAddress node) => new() { Address = node.Address.ToString(), Uid = node.Uid };

    private static UniqueAddress FromWire(NodeData data) => new(Address.Parse(data.Address), data.Uid);

    private static ArgumentException Unknown(object message) =>
        new($"{nameof(DowningMessageSerializer)} was given a {message.GetType()}; expected a {nameof(ProbeVerdict)}.");
}
