namespace AkkaCluster.Hosting.Settings;

/// <summary>What is wrong with values that several options have.</summary>
public static class OptionFaults
{
    /// <summary>Null where it is a host's name or address, or empty.</summary>
    public static string? Host(string name, string text) => text.Length > 0 && Uri.CheckHostName(text) == UriHostNameType.Unknown
        ? $"{name} is '{text}'; expected a host name or an IP address, without scheme or port."
        : null;

    /// <summary>Null where it is a port, 0 or none.</summary>
    public static string? Port(string name, int? port) => port is < 0 or > ushort.MaxValue ? $"{name} is '{port}'; expected a port from 1 to 65535, or 0 for any free one." : null;
}
