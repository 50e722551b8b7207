namespace Akka.Cluster.Tools.PublishSubscribe;

/// <summary>Takes a local actor that was registered with <see cref="Put"/> out again.</summary>
public sealed class Remove : IEquatable<Remove>
{
    /// <summary>Creates the message.</summary>
    /// <param name="path">Path without address, for example <c>/user/worker</c>.</param>
    public Remove(string path) => Path = path;

    /// <summary>Path without address.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public bool Equals(Remove? other) => other is not null && Path == other.Path;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Remove);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"Remove({Path})";
}
