using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace AkkaCluster.Hosting.Listening;

/// <summary>The name of a node that listens on all addresses: nobody can send to 0.0.0.0.</summary>
public static class OwnAddress
{
    /// <summary>What others call this node.</summary>
    /// <param name="hostname">What it listens on.</param>
    /// <param name="publicHostname">What it was told it is called; empty for nothing.</param>
    public static string For(string hostname, string publicHostname) =>
        publicHostname.Length > 0 ? publicHostname
        : IPAddress.TryParse(hostname, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) ? FirstOfMachine()
        : hostname;

    private static string FirstOfMachine() =>
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .Where(address => !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal)
            .OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)
            .FirstOrDefault()?.ToString()
        ?? IPAddress.Loopback.ToString();
}
