namespace AkkaCluster.Contracts;

/// <summary>How a job names a kind that was pushed to the cluster: <c>name@version</c>.</summary>
public static class KindVersion
{
    private const char Separator = '@';

    /// <summary>The kind of this name and version.</summary>
    public static string Of(string name, string version) => name + Separator + version;

    /// <summary>The name of a kind without its version, if it has one.</summary>
    public static string NameOf(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.IndexOf(Separator, StringComparison.Ordinal) is >= 0 and var end ? kind[..end] : kind;
    }
}
