using System.Collections.Immutable;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Serialization;
using Akka.Util;
using static Akka.Tests.Serialization.TestMessages;

namespace Akka.Tests.Serialization;

public class SerializationTests : Akka.TestKit.Xunit2.TestKit
{
    private const string Settings = """
        akka.actor {
          serializers {
            upper = "Akka.Tests.Serialization.UpperCaseSerializer, Akka.Tests"
            gone = "No.Such.Serializer, Nowhere"
          }
          serialization-bindings {
            "Akka.Tests.Serialization.TestMessages+Animal, Akka.Tests" = json
            "Akka.Tests.Serialization.TestMessages+Dog, Akka.Tests" = upper
            "Akka.Tests.Serialization.TestMessages+IShape, Akka.Tests" = json
            "No.Such.Type, Nowhere" = json
          }
          serialization-identifiers {
            "Akka.Tests.Serialization.UpperCaseSerializer, Akka.Tests" = 1042
          }
          serialization-settings.json.allowed-types = [
            "Akka.Tests.Serialization.TestMessages+Greeting, Akka.Tests"
            "Akka.Tests.Serialization.TestMessages+WithReference, Akka.Tests"
            "Akka.Tests.Serialization.TestMessages+WithAnything, Akka.Tests"
            "Akka.Tests.Serialization.TestMessages+PrivateSetter, Akka.Tests"
          ]
        }
        """;

    public SerializationTests() : base(Settings)
    {
    }

    private T Through<T>(T message) where T : notnull
    {
        var serializer = Sys.Serialization.FindSerializerFor(message);
        var bytes = serializer.ToBinary(message);
        var manifest = Akka.Serialization.Serialization.ManifestFor(serializer, message);
        return (T)Sys.Serialization.Deserialize(bytes, serializer.Identifier, manifest);
    }

    [Fact]
    public void The_most_specific_binding_gives_the_serializer()
    {
        Assert.Equal(1042, Sys.Serialization.FindSerializerForType(typeof(Puppy)).Identifier);
        Assert.Equal(1042, Sys.Serialization.FindSerializerForType(typeof(Dog)).Identifier);
        Assert.Equal(1, Sys.Serialization.FindSerializerForType(typeof(Animal)).Identifier);
        Assert.Equal(4, Sys.Serialization.FindSerializerFor(new byte[1]).Identifier);
        Assert.Equal(0, Sys.Serialization.FindSerializerFor(null).Identifier);
    }

    [Fact]
    public void A_default_serializer_is_taken_where_nothing_more_specific_than_object_is_bound()
    {
        Assert.Equal(1042, Sys.Serialization.FindSerializerForType(typeof(Version), "upper").Identifier);
        Assert.Equal(1, Sys.Serialization.FindSerializerForType(typeof(Square), "upper").Identifier);
    }

    [Fact]
    public void A_serializer_with_string_manifest_reads_what_it_wrote() => Assert.IsType<Dog>(Through(new Dog()));

    [Fact]
    public void Bytes_pass_through_as_they_are() => Assert.Equal([1, 2, 3], Through(new byte[] { 1, 2, 3 }));

    [Fact]
    public void Allowed_types_and_basic_types_survive_json()
    {
        Assert.Equal(new Greeting("hello", 3), Through(new Greeting("hello", 3)));
        Assert.Equal(42, ((NewtonSoftJsonSerializer)Sys.Serialization.FindSerializerForType(typeof(object))).FromBinary<int>("42"u8.ToArray()));
        Assert.Equal("Rex", Through(new PrivateSetter().Named("Rex")).Name);
    }

    [Fact]
    public void Members_of_a_vague_type_are_read_as_what_they_were()
    {
        var message = new WithAnything(new Greeting("inner", 1), new Circle(5));
        Assert.Equal(message, Through(message));
        Assert.Throws<SerializationException>(() => Through(new WithAnything(new NotAllowed("x"), new Square(1))));
    }

    [Fact]
    public void A_type_that_is_not_allowed_is_refused_when_written_and_when_read()
    {
        var error = Assert.Throws<SerializationException>(() => Through(new NotAllowed("secret")));
        Assert.Contains("allowed-types", error.Message);
        Assert.Contains(nameof(NotAllowed), error.Message);
        var manifest = typeof(NotAllowed).TypeQualifiedName();
        Assert.Throws<SerializationException>(() => Sys.Serialization.Deserialize("""{"Text":"x"}"""u8.ToArray(), 1, manifest));
    }

    [Theory]
    [InlineData("System.Diagnostics.Process, System.Diagnostics.Process")]
    [InlineData("System.IO.FileInfo, System.Private.CoreLib")]
    [InlineData("System.Collections.Generic.List`1[[System.Diagnostics.Process, System.Diagnostics.Process]], System.Private.CoreLib")]
    [InlineData("Akka.Tests.Serialization.TestMessages+NotAllowed, Akka.Tests, Version=1.0.0.0")]
    [InlineData("No.Such.Type, Nowhere")]
    [InlineData("")]
    [InlineData(", ")]
    [InlineData("[")]
    public void A_manifest_never_brings_a_type_that_nobody_allowed(string manifest) =>
        Assert.Throws<SerializationException>(() => Sys.Serialization.Deserialize("{}"u8.ToArray(), 1, manifest));

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("{\"Text\":1}")]
    [InlineData("")]
    public void Malformed_json_is_a_serialization_error(string json)
    {
        var manifest = typeof(Greeting).TypeQualifiedName();
        Assert.Throws<SerializationException>(() => Sys.Serialization.Deserialize(System.Text.Encoding.UTF8.GetBytes(json), 1, manifest));
    }

    [Fact]
    public void An_unknown_serializer_id_is_a_serialization_error_that_names_it()
    {
        var error = Assert.Throws<SerializationException>(() => Sys.Serialization.Deserialize([], 7777, "x"));
        Assert.Contains("7777", error.Message);
    }

    [Fact]
    public void References_paths_and_addresses_survive_json()
    {
        var message = new WithReference(TestActor, TestActor.Path, Address.Parse("akka.tcp://other@host:4053"));
        var read = Through(message);
        Assert.Equal(TestActor, read.Actor);
        Assert.Equal(TestActor.Path, read.Path);
        Assert.Equal(message.Address, read.Address);
    }

    [Fact]
    public void A_reference_is_written_with_the_address_of_the_transport_in_use()
    {
        var address = new Address("akka.tcp", Sys.Name, "example.org", 4053);
        var path = Akka.Serialization.Serialization.WithTransport(Sys, address, () => Akka.Serialization.Serialization.SerializedActorPath(TestActor));
        Assert.StartsWith("akka.tcp://" + Sys.Name + "@example.org:4053/", path);
        Assert.EndsWith("#" + TestActor.Path.Uid, path);
        Assert.Throws<InvalidOperationException>(() => Akka.Serialization.Serialization.GetCurrentTransportInformation());
    }

    [Fact]
    public void A_serializer_without_identifier_is_refused_by_the_key_that_it_lacks()
    {
        var error = Assert.Throws<ConfigurationException>(() => new NoIdentifier((ExtendedActorSystem)Sys).Identifier);
        Assert.Contains("akka.actor.serialization-identifiers", error.Message);
    }

    [Fact]
    public void Two_serializers_with_one_identifier_are_refused()
    {
        var error = Assert.Throws<ConfigurationException>(() => Sys.Serialization.AddSerializer(new SameIdentifier((ExtendedActorSystem)Sys)));
        Assert.Contains("1042", error.Message);
    }

    [Fact]
    public async Task Serializers_can_be_set_up_by_code()
    {
        var setup = SerializationSetup.Create(system => ImmutableHashSet.Create(
            SerializerDetails.Create("mine", new SameIdentifier(system), ImmutableHashSet.Create(typeof(Greeting)))));
        var other = ActorSystem.Create("setup", ActorSystemSetup.Create(setup));
        Assert.IsType<SameIdentifier>(other.Serialization.FindSerializerForType(typeof(Greeting)));
        await other.Terminate();
    }

    private sealed class NoIdentifier(ExtendedActorSystem system) : ByteArraySerializer(system);

    private sealed class SameIdentifier(ExtendedActorSystem system) : ByteArraySerializer(system)
    {
        public override int Identifier => 1042;
    }
}
