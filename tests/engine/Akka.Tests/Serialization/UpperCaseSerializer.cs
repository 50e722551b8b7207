using System.Runtime.Serialization;
using System.Text;
using Akka.Actor;
using Akka.Serialization;
using static Akka.Tests.Serialization.TestMessages;

namespace Akka.Tests.Serialization;

public sealed class UpperCaseSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override string Manifest(object o) => o switch
    {
        Dog => "dog",
        Animal => "animal",
        _ => throw new ArgumentException($"found {o.GetType()}, expected an animal."),
    };

    public override byte[] ToBinary(object obj) => Encoding.UTF8.GetBytes(Manifest(obj).ToUpperInvariant());

    public override object FromBinary(byte[] bytes, string manifest) => manifest switch
    {
        "dog" => new Dog(),
        "animal" => new Animal(),
        _ => throw new SerializationException($"found the manifest '{manifest}', expected dog or animal."),
    };
}
