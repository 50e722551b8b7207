using System.Globalization;

namespace AkkaCluster.Jobs.Storage;

/// <summary>One process of a cluster: an address, and the number that tells its process from earlier and later ones there.</summary>
/// <param name="Address">Host and port.</param>
/// <param name="Uid">Akka's number of the process; no two processes share one.</param>
public readonly record struct ClusterMember(string Address, int Uid)
{
    /// <summary>As <c>host:port#uid</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}#{Uid}");

    internal static ClusterMember Parse(string text)
    {
        var mark = text.LastIndexOf('#');
        return new ClusterMember(text[..mark], int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }
}
