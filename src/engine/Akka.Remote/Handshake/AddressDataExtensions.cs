using Akka.Actor;
using Akka.Remote.Wire.Proto;

namespace Akka.Remote.Handshake;

/// <summary>Addresses as they cross the wire.</summary>
internal static class AddressDataExtensions
{
    public static AddressData ToData(this Address address) => new()
    {
        Protocol = address.Protocol,
        System = address.System,
        Host = address.Host ?? "",
        Port = (uint)(address.Port ?? 0),
    };

    public static Address ToAddress(this AddressData data) =>
        data.Host.Length == 0 ? new Address(data.Protocol, data.System) : new Address(data.Protocol, data.System, data.Host, (int)data.Port);
}
