using System.Globalization;

namespace Akka.Actor;

/// <summary>Reads <c>protocol://system@host:port/rest</c>.</summary>
internal static class AddressParser
{
    public static bool TryParse(ReadOnlySpan<char> text, out Address address, out ReadOnlySpan<char> rest)
    {
        address = null!;
        rest = default;
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0 || !text.StartsWith("akka", StringComparison.OrdinalIgnoreCase)) return false;
        var authority = text[(scheme + 3)..];
        var slash = authority.IndexOf('/');
        if (slash >= 0)
        {
            rest = authority[slash..];
            authority = authority[..slash];
        }
        var protocol = text[..scheme].ToString();
        var at = authority.IndexOf('@');
        if (at < 0)
        {
            if (authority.IsEmpty || authority.Contains(':')) return false;
            address = new Address(protocol, authority.ToString());
            return true;
        }
        return at > 0 && TryParseHost(protocol, authority[..at].ToString(), authority[(at + 1)..], ref address);
    }

    private static bool TryParseHost(string protocol, string system, ReadOnlySpan<char> host, ref Address address)
    {
        // The host may be an IPv6 address in brackets, which holds colons itself.
        var colon = host.LastIndexOf(':');
        if (colon < host.LastIndexOf(']')) colon = -1;
        if (colon < 0)
        {
            if (host.IsEmpty) return false;
            address = new Address(protocol, system, host.ToString());
            return true;
        }
        if (colon == 0 || !int.TryParse(host[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > 65535) return false;
        address = new Address(protocol, system, host[..colon].ToString(), port);
        return true;
    }
}
