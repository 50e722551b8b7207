namespace AkkaCluster.ConventionTests.Source;

/// <summary>A declaration in C# text: what it is, what it is called, whether it is local to its file, and its lines.</summary>
public sealed record Declaration(DeclarationKind Kind, string Name, bool FileLocal, bool TopLevel, int FirstLine, int LastLine)
{
    public int LineCount => LastLine - FirstLine + 1;
}
