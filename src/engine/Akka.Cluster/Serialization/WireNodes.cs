using Akka.Actor;
using Akka.Cluster.Serialization.Wire;

namespace Akka.Cluster.Serialization;

/// <summary>Addresses and nodes on the wire.</summary>
internal static class WireNodes
{
    public static AddressData ToWire(Address address) => new()
    {
        Protocol = address.Protocol,
        System = address.System,
        Host = address.Host ?? "",
        Port = (uint)(address.Port ?? 0),
    };

    public static Address FromWire(AddressData data) =>
        new(data.Protocol, data.System, data.Host.Length == 0 ? null : data.Host, data.Port == 0 ? null : (int)data.Port);

    public static NodeData ToWire(UniqueAddress node) => new() { Address = ToWire(node.Address), Uid = node.Uid };

    public static UniqueAddress FromWire(NodeData data) => new(FromWire(data.Address), data.Uid);
}
