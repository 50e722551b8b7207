namespace Akka.Actor;

public abstract partial class ActorPath
{
    /// <summary>Reads a path such as <c>akka.tcp://system@host:4053/user/name#uid</c>.</summary>
    /// <exception cref="UriFormatException">The text is none.</exception>
    public static ActorPath Parse(string path) => TryParse(path, out ActorPath? result)
        ? result : throw new UriFormatException($"[{path}] is no actor path; expected protocol://system/user/name or protocol://system@host:port/user/name.");

    /// <summary>Reads a path, if the text is one.</summary>
    public static bool TryParse(string path, out ActorPath actorPath)
    {
        actorPath = null!;
        return path is not null && AddressParser.TryParse(path, out var address, out var rest)
            && TryParse(new RootActorPath(address), rest, out actorPath);
    }

    /// <summary>Reads names such as <c>/user/name#uid</c> below a path.</summary>
    public static bool TryParse(ActorPath basePath, string absoluteUri, out ActorPath actorPath) =>
        TryParse(basePath, absoluteUri.AsSpan(), out actorPath);

    /// <summary>Reads names such as <c>/user/name#uid</c> below a path.</summary>
    public static bool TryParse(ActorPath basePath, ReadOnlySpan<char> absoluteUri, out ActorPath actorPath)
    {
        actorPath = basePath;
        foreach (var range in absoluteUri.Split('/'))
        {
            var name = absoluteUri[range];
            if (!name.IsEmpty) actorPath = actorPath.Child(name.ToString());
        }
        return true;
    }

    /// <summary>Reads the address of a path, if the text is one.</summary>
    public static bool TryParseAddress(string path, out Address address)
    {
        address = null!;
        return path is not null && AddressParser.TryParse(path, out address, out _);
    }

    /// <summary>Reads the address of a path, if the text is one, and gives what follows it.</summary>
    public static bool TryParseAddress(string path, out Address address, out ReadOnlySpan<char> absoluteUri)
    {
        address = null!;
        absoluteUri = default;
        return path is not null && AddressParser.TryParse(path, out address, out absoluteUri);
    }
}
