namespace Akka.Actor;

/// <summary>Splits paths that do not name a system.</summary>
public static class RelativeActorPath
{
    /// <summary>The names of a path that is relative or absolute within a system; null where the text names a system or is none.</summary>
    public static IEnumerable<string>? Unapply(string addr)
    {
        if (addr is null || addr.Contains("://", StringComparison.Ordinal)) return null;
        return addr.Split('/');
    }
}
