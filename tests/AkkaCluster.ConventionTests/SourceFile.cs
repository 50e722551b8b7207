namespace AkkaCluster.ConventionTests;

/// <summary>A text file of the repository: its path from the root with forward slashes, and its text.</summary>
public sealed record SourceFile(string Path, string Text)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public int LineCount => Text.AsSpan().Count('\n') + (Text.EndsWith('\n') || Text.Length == 0 ? 0 : 1);

    public int LineOf(int position) => 1 + Text.AsSpan(0, position).Count('\n');
}
