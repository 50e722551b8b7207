using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using Akka.Serialization;

namespace AkkaCluster.Samples.Shop.Entities;

/// <summary>
/// Writes the shop's messages and events as JSON. The manifest is a name of this list, never one that the bytes choose; what each must look like is in <c>schema.json</c> beside the tests,
/// which fail where it changes: a journal is read for years.
/// </summary>
internal sealed class ShopSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>All that there are, by manifest.</summary>
    public static readonly FrozenDictionary<string, Type> Types = new[]
        {
            typeof(Reply), typeof(CartCommand), typeof(CartEvent), typeof(OrderCommand), typeof(OrderEvent), typeof(PaymentCommand), typeof(PaymentEvent), typeof(StockCommand), typeof(StockEvent),
        }
        .SelectMany(group => group.GetNestedTypes(BindingFlags.Public)).Concat([typeof(Cart), typeof(Order), typeof(Payment), typeof(StockLevel)])
        .ToFrozenDictionary(NameOf);

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly FrozenDictionary<Type, string> Manifests = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public override int Identifier => 1700;

    public override string Manifest(object o) => Manifests.TryGetValue(o.GetType(), out var manifest)
        ? manifest
        : throw new SerializationException($"{o.GetType()} is no message of the shop; expected one of {nameof(ShopSerializer)}.{nameof(Types)}.");

    public override byte[] ToBinary(object obj) => JsonSerializer.SerializeToUtf8Bytes(obj, obj.GetType(), Json);

    public override object FromBinary(byte[] bytes, string manifest) => Read(bytes, manifest);

    /// <summary>Reads what was written, also where there is no actor system.</summary>
    public static object Read(ReadOnlySpan<byte> bytes, string manifest) => Types.TryGetValue(manifest, out var type)
        ? JsonSerializer.Deserialize(bytes, type, Json) ?? throw new SerializationException($"A message {manifest} of the shop is null.")
        : throw new SerializationException($"The manifest '{manifest}' is none of the shop's; the node that wrote it may be a newer one.");

    private static string NameOf(Type type) => type.DeclaringType is { } group ? $"{group.Name}.{type.Name}" : type.Name;
}
