using Akka.Actor;

namespace Akka.Serialization;

/// <summary>Serializes null, to nothing.</summary>
public class NullSerializer : Serializer
{
    private static readonly byte[] Nothing = [];

    /// <summary>Creates the serializer for a system.</summary>
    public NullSerializer(ExtendedActorSystem system) : base(system)
    {
    }

    /// <inheritdoc/>
    public override int Identifier => 0;

    /// <inheritdoc/>
    public override bool IncludeManifest => false;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => Nothing;

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, Type? type) => null!;
}
