using Akka.Util;

namespace Akka.Actor;

/// <summary>Where an actor system is: protocol, system name and, where it is reached over the network, host and port.</summary>
public sealed class Address : IEquatable<Address>, IComparable<Address>, IComparable, ISurrogated, ICloneable
{
    /// <summary>Orders addresses by host, then port, then system and protocol.</summary>
    public static readonly IComparer<Address> Comparer = Comparer<Address>.Create(Compare);

    /// <summary>Stands for every system.</summary>
    public static readonly Address AllSystems = new("akka", "all-systems");

    private string? _text;

    /// <summary>Creates an address.</summary>
    /// <param name="protocol">Protocol, such as <c>akka</c> or <c>akka.tcp</c>.</param>
    /// <param name="system">Name of the actor system.</param>
    /// <param name="host">Host; null for an address that only means something within the process.</param>
    /// <param name="port">Port.</param>
    public Address(string protocol, string system, string? host = null, int? port = null)
    {
        Protocol = protocol;
        System = system;
        Host = host?.ToLowerInvariant();
        Port = port;
    }

    /// <summary>Protocol, such as <c>akka</c> or <c>akka.tcp</c>.</summary>
    public string Protocol { get; }

    /// <summary>Name of the actor system.</summary>
    public string System { get; }

    /// <summary>Host, in lower case, or null.</summary>
    public string? Host { get; }

    /// <summary>Port, or null.</summary>
    public int? Port { get; }

    /// <summary>Whether it only means something within the process.</summary>
    public bool HasLocalScope => string.IsNullOrEmpty(Host);

    /// <summary>Whether other processes can use it.</summary>
    public bool HasGlobalScope => !HasLocalScope;

    /// <summary>The same with another host.</summary>
    public Address WithHost(string? host = null) => new(Protocol, System, host, Port);

    /// <summary>The same with another port.</summary>
    public Address WithPort(int? port = null) => new(Protocol, System, Host, port);

    /// <summary>The same with another protocol.</summary>
    public Address WithProtocol(string protocol) => new(protocol, System, Host, Port);

    /// <summary>The same with another system.</summary>
    public Address WithSystem(string system) => new(Protocol, system, Host, Port);

    /// <summary>What follows <c>protocol://</c>.</summary>
    public string HostPort() => ToString()[(Protocol.Length + 3)..];

    /// <inheritdoc/>
    public object Clone() => new Address(Protocol, System, Host, Port);

    /// <inheritdoc/>
    public bool Equals(Address? other) => other is not null && (ReferenceEquals(this, other)
        || (Port == other.Port && Host == other.Host && System == other.System && Protocol == other.Protocol));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Address);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Protocol, System, Host, Port);

    /// <inheritdoc/>
    public int CompareTo(Address? other) => Compare(this, other);

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        Address other => Compare(this, other),
        _ => throw new ArgumentException($"Cannot compare an Address with {obj.GetType()}."),
    };

    /// <inheritdoc/>
    public override string ToString() => _text ??= HasLocalScope ? $"{Protocol}://{System}"
        : Port is { } port ? $"{Protocol}://{System}@{Host}:{port}" : $"{Protocol}://{System}@{Host}";

    /// <inheritdoc/>
    public ISurrogate ToSurrogate(ActorSystem system) => new AddressSurrogate { Protocol = Protocol, System = System, Host = Host, Port = Port };

    /// <summary>Reads an address such as <c>akka.tcp://system@host:4053</c>; what follows the address is ignored.</summary>
    /// <exception cref="UriFormatException">The text is none.</exception>
    public static Address Parse(string address) => TryParse(address, out Address? result)
        ? result : throw new UriFormatException($"[{address}] is no address; expected protocol://system or protocol://system@host:port.");

    /// <summary>Reads an address, if the text is one.</summary>
    public static bool TryParse(string path, out Address address) => AddressParser.TryParse(path, out address, out _);

    /// <summary>Reads an address, if the text is one, and gives what follows it.</summary>
    public static bool TryParse(string path, out Address address, out string absolutUri)
    {
        var parsed = AddressParser.TryParse(path, out address, out var rest);
        absolutUri = rest.IsEmpty ? "/" : rest.ToString();
        return parsed;
    }

    /// <summary>Reads an address, if the text is one.</summary>
    public static bool TryParse(ReadOnlySpan<char> span, out Address address) => AddressParser.TryParse(span, out address, out _);

    /// <summary>Reads an address, if the text is one, and gives what follows it.</summary>
    public static bool TryParse(ReadOnlySpan<char> span, out Address address, out ReadOnlySpan<char> absolutUri) =>
        AddressParser.TryParse(span, out address, out absolutUri);

    /// <summary>Whether they are the same address.</summary>
    public static bool operator ==(Address? left, Address? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Address? left, Address? right) => !(left == right);

    private static int Compare(Address? left, Address? right)
    {
        if (ReferenceEquals(left, right)) return 0;
        if (left is null) return -1;
        if (right is null) return 1;
        var order = string.CompareOrdinal(left.Host, right.Host);
        if (order == 0) order = Nullable.Compare(left.Port, right.Port);
        if (order == 0) order = string.CompareOrdinal(left.System, right.System);
        return order != 0 ? order : string.CompareOrdinal(left.Protocol, right.Protocol);
    }

    /// <summary>The serializable form of an address.</summary>
    public sealed class AddressSurrogate : ISurrogate
    {
        /// <summary>Protocol.</summary>
        public string Protocol { get; set; } = "";

        /// <summary>Name of the actor system.</summary>
        public string System { get; set; } = "";

        /// <summary>Host or null.</summary>
        public string? Host { get; set; }

        /// <summary>Port or null.</summary>
        public int? Port { get; set; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => new Address(Protocol, System, Host, Port);
    }
}
