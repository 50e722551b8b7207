using System.Globalization;
using System.Text;

namespace Akka.Actor;

public abstract partial class ActorPath
{
    /// <inheritdoc/>
    public override string ToString() => ToStringWithAddress();

    /// <summary>The path without its address: <c>/user/name</c>.</summary>
    public string ToStringWithoutAddress() => AppendElements(new StringBuilder(), Root.Name).ToString();

    /// <summary>The path with its address: <c>akka://system/user/name</c>.</summary>
    public string ToStringWithAddress() => ToStringWithAddress(Address);

    /// <summary>The path with its address, or with the one given where the path itself is local.</summary>
    public string ToStringWithAddress(Address address) =>
        AppendElements(new StringBuilder((Address.HasGlobalScope ? Address : address).ToString()), Root.Name).ToString();

    /// <summary>The path with its address and its incarnation: <c>akka://system/user/name#uid</c>.</summary>
    public string ToStringWithUid() => ToStringWithAddress() + UidSuffix();

    /// <summary>What a reference to this path is written as on the wire.</summary>
    public string ToSerializationFormat() => ToStringWithUid();

    /// <summary>What a reference to this path is written as on the wire, with the address where the path itself is local.</summary>
    public string ToSerializationFormatWithAddress(Address address) => ToStringWithAddress(address) + UidSuffix();

    /// <summary>Joins names to a path: <c>/a/b</c>.</summary>
    public static string FormatPathElements(IEnumerable<string> pathElements) => "/" + string.Join('/', pathElements);

    /// <summary>Whether a text may be the name of an actor.</summary>
    public static bool IsValidPathElement(string s)
    {
        if (string.IsNullOrEmpty(s) || s[0] == '$') return false;
        for (var i = 0; i < s.Length; i++)
        {
            var c = s[i];
            if (char.IsAsciiLetterOrDigit(c) || ValidSymbols.Contains(c)) continue;
            if (c != '%' || i + 2 >= s.Length || !char.IsAsciiHexDigit(s[i + 1]) || !char.IsAsciiHexDigit(s[i + 2])) return false;
            i += 2;
        }
        return true;
    }

    private string UidSuffix() => Uid == 0 ? "" : "#" + Uid.ToString(CultureInfo.InvariantCulture);

    private StringBuilder AppendElements(StringBuilder text, string rootName)
    {
        if (_parent is null) return text.Append('/').Append(rootName);
        if (rootName.Length > 0) text.Append('/').Append(rootName);
        return AppendNames(text);
    }

    private StringBuilder AppendNames(StringBuilder text)
    {
        if (_parent is null) return text;
        return _parent.AppendNames(text).Append('/').Append(Name);
    }
}
