using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.SysMsg;
using Akka.Serialization;
using AkkaCluster.Hosting.Remoting;

namespace AkkaCluster.Node.Tests;

/// <summary>Bytes that an unguarded node writes, and a guarded one is given.</summary>
public sealed class GuardedSerializationTests : IAsyncLifetime
{
    private static readonly Config Clustered = ConfigurationFactory.ParseString(
        "akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = cluster, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }");

    private readonly ActorSystem _open = ActorSystem.Create("open", Clustered);
    private readonly ActorSystem _guarded = ActorSystem.Create("guarded", BootstrapSetup.Create().WithConfig(Clustered).And(SerializationSetup.Create(Guards)));

    private static System.Collections.Immutable.ImmutableHashSet<SerializerDetails> Guards(ExtendedActorSystem system) =>
        [.. GuardedSerialization.Serializers(ClusterSerialization.Narrowed).Select(guard => SerializerDetails.Create(guard.Alias, guard.Create(system), [.. guard.Types]))];

    public static TheoryData<object> Refused =>
    [
        new Canary(),
        PoisonPill.Instance,
        Kill.Instance,
        new Status.Failure(new InvalidOperationException("made by its name")),
        new Terminate(),
        new Suspend(),
        new Recreate(new InvalidOperationException("made by its name")),
        new ActorSelectionMessage("text", [new SelectChildName("user"), new SelectChildPattern("*")]),
        new ActorSelectionMessage(PoisonPill.Instance, [new SelectChildName("user")]),
        new Identify(new Canary()),
        "bytes"u8.ToArray(),
    ];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Task.WhenAll(_open.Terminate(), _guarded.Terminate());

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_names_types_or_stops_actors_is_neither_read_nor_written(object message)
    {
        var (bytes, id, manifest) = Write(_open, message);
        Assert.NotNull(Read(_open, bytes, id, manifest));
        Assert.ThrowsAny<SerializationException>(() => Read(_guarded, bytes, id, manifest));
        Assert.ThrowsAny<SerializationException>(() => Write(_guarded, message));
    }

    [Fact]
    public void A_manifest_or_json_makes_no_type_of_any_serializer()
    {
        Canary.Made = 0;
        var name = typeof(Canary).AssemblyQualifiedName!;
        byte[][] contents = [[], Encoding.UTF8.GetBytes($$"""{"$type": "{{name}}"}""")];
        foreach (var (id, bytes) in Enumerable.Range(-10, 1200).SelectMany(id => contents.Select(bytes => (id, bytes))))
        {
            try
            {
                Assert.IsNotType<Canary>(Read(_guarded, bytes, id, name));
            }
            catch (Exception refusal) when (refusal is SerializationException or ArgumentException)
            {
                // As it should be; what matters is below.
            }
        }
        Assert.Equal(0, Canary.Made);
    }

    [Fact]
    public void What_the_cluster_itself_sends_passes()
    {
        object[] messages = [new Identify("whom"), new ActorIdentity("whom", ActorRefs.Nobody), new ActorSelectionMessage(new Identify(1), [new SelectChildName("user")]), "text", 1, 2L];
        foreach (var message in messages)
        {
            var (bytes, id, manifest) = Write(_guarded, message);
            Assert.Equal(message.GetType(), Read(_guarded, bytes, id, manifest).GetType());
            Assert.Equal(message.GetType(), Read(_open, bytes, id, manifest).GetType());
        }
    }

    [Fact]
    public void A_message_in_a_message_without_end_does_not_overflow_the_stack()
    {
        var (bytes, id, manifest) = Write(_open, Nested(2000));
        var refusal = Assert.ThrowsAny<SerializationException>(() => Read(_guarded, bytes, id, manifest));
        Assert.Contains("nested", refusal.GetBaseException().Message, StringComparison.Ordinal);
        // The thread is none the worse for it.
        (bytes, id, manifest) = Write(_guarded, Nested(2));
        Assert.IsType<Identify>(Read(_guarded, bytes, id, manifest));
    }

    private static object Nested(int depth)
    {
        object message = "innermost";
        for (var i = 0; i < depth; i++)
            message = new Identify(message);
        return message;
    }

    private static (byte[] Bytes, int Id, string Manifest) Write(ActorSystem system, object message)
    {
        var serializer = system.Serialization.FindSerializerFor(message);
        return (serializer.ToBinary(message), serializer.Identifier, Serialization.ManifestFor(serializer, message));
    }

    private static object Read(ActorSystem system, byte[] bytes, int id, string manifest) => system.Serialization.Deserialize(bytes, id, manifest);

    /// <summary>A type that the test's assembly has and no serializer knows.</summary>
    public sealed class Canary
    {
        public Canary() => Made++;

        public static int Made { get; set; }
    }
}
