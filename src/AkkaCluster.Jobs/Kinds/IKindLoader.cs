namespace AkkaCluster.Jobs.Kinds;

/// <summary>Makes job kinds of a plug-in that was pushed to the cluster.</summary>
public interface IKindLoader
{
    /// <summary>Whether this node's settings let it.</summary>
    bool IsAllowed { get; }

    /// <summary>The kinds of the plug-in in a folder of its name, each named <c>name@version</c>; by their names alone where no version is given.</summary>
    /// <exception cref="JobRefusedException">It is no plug-in; the text says why.</exception>
    LoadedKinds Load(string folder, string? version);
}
