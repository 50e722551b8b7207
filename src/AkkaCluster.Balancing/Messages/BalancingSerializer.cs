using Akka.Actor;
using Akka.Serialization;
using Google.Protobuf;

namespace AkkaCluster.Balancing.Messages;

/// <summary>Writes the messages between balancer and servers as protobuf (balancing.proto).</summary>
public sealed class BalancingSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const string RunTaskManifest = "R";
    private const string TaskDoneManifest = "D";
    private const string TaskNotDoneManifest = "N";
    private const string ProbeManifest = "P";

    /// <inheritdoc />
    public override int Identifier => 1100;

    /// <inheritdoc />
    public override string Manifest(object o) => o switch
    {
        RunTask => RunTaskManifest,
        TaskDone => TaskDoneManifest,
        TaskNotDone => TaskNotDoneManifest,
        Probe => ProbeManifest,
        _ => throw Unknown(o.GetType().ToString()),
    };

    /// <inheritdoc />
    public override byte[] ToBinary(object obj) => (obj switch
    {
        RunTask run => (IMessage)ToWire(run),
        TaskDone done => new Wire.TaskDone { Id = done.Id, Output = UnsafeByteOperations.UnsafeWrap(done.Output) },
        TaskNotDone not => new Wire.TaskNotDone { Id = not.Id, Reason = (int)not.Reason, Error = not.Error },
        Probe probe => new Wire.Probe { Id = probe.Id },
        _ => throw Unknown(obj.GetType().ToString()),
    }).ToByteArray();

    /// <inheritdoc />
    public override object FromBinary(byte[] bytes, string manifest)
    {
        switch (manifest)
        {
            case RunTaskManifest:
                var run = Wire.RunTask.Parser.ParseFrom(bytes);
                return new RunTask(run.Id, run.Kind, run.Parameters, run.Input, run.HasKey ? run.Key : null);
            case TaskDoneManifest:
                var done = Wire.TaskDone.Parser.ParseFrom(bytes);
                return new TaskDone(done.Id, done.Output.Memory);
            case TaskNotDoneManifest:
                var not = Wire.TaskNotDone.Parser.ParseFrom(bytes);
                return new TaskNotDone(not.Id, (FailureReason)not.Reason, not.Error);
            case ProbeManifest:
                return new Probe(Wire.Probe.Parser.ParseFrom(bytes).Id);
            default:
                throw Unknown(manifest);
        }
    }

    private static Wire.RunTask ToWire(RunTask run)
    {
        var wire = new Wire.RunTask { Id = run.Id, Kind = run.Kind, Parameters = run.Parameters, Input = run.Input };
        if (run.Key is not null)
            wire.Key = run.Key;
        return wire;
    }

    private static ArgumentException Unknown(string found) =>
        new($"The balancing serializer knows no message '{found}'; balancer and servers must be of one version.");
}
